import { readFileSync } from "node:fs";

/** The folders of the packages that are published, in the order in which they depend on each other; and the repository. */
export const { folders: published, repository } = JSON.parse(
  readFileSync(new URL("published.json", import.meta.url), "utf8"),
);
