import { expect, test } from "vitest";
import { yuan } from "../../../src/state/texts/yuan.ts";

test("an amount in fen is read as yuan with two digits", () => {
  expect([0, 5, 1990, 1_234_500].map(yuan)).toEqual(["¥0.00", "¥0.05", "¥19.90", "¥12345.00"]);
});
