import { expect, it } from "vitest";
import { newestTag } from "../last-release/newest-tag.ts";

it("finds the newest release among the tags", () => {
  const tags = [
    "@pandapon/core@0.9.0",
    "@pandapon/core@0.10.0",
    "@pandapon/core@0.10.1-rc.1",
    "@pandapon/core@0.2.11",
    "",
  ];
  expect(newestTag(tags)).toBe("@pandapon/core@0.10.0");
});

it("finds none before the first release", () => {
  expect(newestTag(["", "v1", "@pandapon/core@0.0.0-preview-0123abc"])).toBeUndefined();
});
