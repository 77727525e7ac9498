import { expect, it } from "vitest";
import * as browser from "../../src/once/browser.ts";
import * as node from "../../src/once/node.ts";

it("has the same exports where there are no files, and says to pass your own journal", () => {
  expect(Object.keys(browser).sort()).toEqual(Object.keys(node).sort());
  expect(() => browser.fileJournal("orders.journal")).toThrow(
    expect.objectContaining({
      message: "this runtime has no files",
      hint: expect.stringMatching(/own journal.*OnceJournal/),
    }),
  );
});
