import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { rule } from "../../lib/rule.ts";
import type { Place } from "../../lib/spec.ts";

const folders = ["taobao", "1688", "logistics", "webhooks", "shared"];

/** No rule looks at a file that nothing refers to. */
export const strayFiles = rule(({ root, rootDir, operations }, report) => {
  const used = new Set<string>();
  const use = (place: Place) => used.add(place.file);
  for (const { item, parameters, schemas, examples } of operations) {
    use(item);
    parameters.forEach(use);
    examples.forEach(use);
    for (const schema of schemas) use(schema.target);
  }
  for (const folder of folders) {
    if (!existsSync(path.join(rootDir, folder))) continue;
    for (const entry of readdirSync(path.join(rootDir, folder), { recursive: true, encoding: "utf8" })) {
      const file = path.posix.join(folder, entry.split(path.sep).join("/"));
      // Our own notes for the evidence report are not part of the document.
      if (!file.endsWith(".yaml") || file === "shared/open-questions.yaml" || used.has(file)) continue;
      report(root.location, `Refer to ${file}, or delete it: nothing in the description leads there.`);
    }
  }
});
