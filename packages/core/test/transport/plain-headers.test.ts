import { expect, it } from "vitest";
import { plainHeaders } from "../../src/transport/plain-headers.ts";

it.each([
  ["fields", { A: "1", b: "2" }, { A: "1", b: "2" }],
  ["a field to take away", { a: null }, { a: null }],
  ["Headers", new Headers({ A: "1", b: "2" }), { a: "1", b: "2" }],
  [
    "pairs",
    [
      ["A", "1"],
      ["b", "2"],
    ],
    { a: "1", b: "2" },
  ],
  ["a map", new Map([["A", "1"]]), { a: "1" }],
  ["none", undefined, {}],
  ["null", null, {}],
])("%s are told as fields", (_, given, fields) => {
  expect(plainHeaders(given)).toEqual(fields);
});
