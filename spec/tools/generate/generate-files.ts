import { readFile } from "node:fs/promises";
import { evidenceFiles } from "../evidence/files.ts";
import { dereference } from "./bundle/dereference.ts";
import { toCompactJson, toJson, toYaml } from "./bundle/serialize.ts";
import { slice, webhooksOf } from "./bundle/slice.ts";
import { nameMethods } from "./docs/name-methods.ts";
import { headerText } from "./header.ts";
import { marketplaces } from "./marketplaces.ts";
import { marketplaceModules } from "./modules/marketplace-modules.ts";
import { toOpenapi30 } from "./openapi30/to-openapi30.ts";
import { publish } from "./publish/publish.ts";
import { readOperations } from "./read/operations.ts";
import { readSources } from "./read-sources.ts";

/** Folders that hold nothing but generated files, from the root of the repository. */
export const outputFolders = ["spec/bundle", "packages/core/src/generated"] as const;

const [bundleFolder, typesFolder] = outputFolders;

/** Makes everything that is generated from the description: path from the root of the repository to content. */
export async function generateFiles(specDirectory: string, root: string): Promise<Map<string, string>> {
  const header = headerText(root);
  const document = await readSources(specDirectory, root);
  const published = publish(document);
  const operations = readOperations(document);

  const files = new Map<string, string>([
    [`${bundleFolder}/openapi.yaml`, toYaml(published, header)],
    [`${bundleFolder}/openapi.json`, toJson(published)],
    [`${bundleFolder}/openapi.3.0.json`, toJson(toOpenapi30(published))],
    [`${bundleFolder}/openapi.dereferenced.json`, toCompactJson(dereference(published))],
  ]);
  files.set(`${bundleFolder}/document.d.ts`, await documentTypes(header));
  // What the evidence tool adds to the bundle; EVIDENCE.md and the totals in README.md it writes itself.
  for (const [path, content] of evidenceFiles(document, specDirectory)) {
    if (path.startsWith("bundle/")) files.set(`spec/${path}`, content);
  }
  for (const marketplace of marketplaces) {
    files.set(`${bundleFolder}/${marketplace.key}.json`, toJson(slice(published, marketplace)));
    const own = operations.filter((operation) => operation.package === marketplace.key);
    const methods = nameMethods(operations, marketplace.key);
    const modules = await marketplaceModules(
      document,
      marketplace,
      own,
      webhooksOf(document, marketplace),
      header,
      methods,
    );
    for (const [path, content] of modules) files.set(`${typesFolder}/${path}`, content);
  }
  return files;
}

/** The types of an imported bundle, so that TypeScript does not derive them from a megabyte of JSON. */
async function documentTypes(header: string): Promise<string> {
  const source = await readFile(new URL("../document/types.ts", import.meta.url), "utf8");
  // In the bundles a grade is always an object; in the sources it may be the word alone.
  const types = source.replaceAll("Grade | Evidence", "Evidence");
  return `// ${header}\n\n${types}\ndeclare const document: Document;\nexport default document;\n`;
}
