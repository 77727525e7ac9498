// Packs each published package and looks at what users would get: node tarballs.ts
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { published } from "./published.ts";
import { problemsOfContents } from "./tarballs/contents.ts";
import { problemsOfInstalling } from "./tarballs/install-scripts.ts";
import { problemsOfLinks } from "./tarballs/links.ts";
import { withTarballs } from "./tarballs/pack.ts";
import { problemsOfManifest, problemsOfTypes } from "./tarballs/published-form.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const licence = readFileSync(join(root, "LICENSE"), "utf8");
await withTarballs(root, published, async (tarballs) => {
  for (const tarball of tarballs) {
    const problems = [
      ...problemsOfContents(tarball, licence),
      ...problemsOfInstalling(root, tarball),
      ...problemsOfLinks(root, tarball),
      ...(await problemsOfManifest(tarball)),
      ...problemsOfTypes(root, tarball),
    ];
    for (const problem of problems) console.error(`${tarball.manifest.name} ${problem}`);
    if (problems.length > 0) process.exitCode = 1;
    else console.log(`${tarball.manifest.name}: ${tarball.files.length} files, all well`);
  }
});
