import type { Document } from "../../tools/document/types.ts";
import { webhooksOf } from "../../tools/generate/bundle/slice.ts";
import { nameMethods } from "../../tools/generate/docs/name-methods.ts";
import { type Marketplace, marketplaces } from "../../tools/generate/marketplaces.ts";
import { marketplaceModules } from "../../tools/generate/modules/marketplace-modules.ts";
import { readOperations } from "../../tools/generate/read/operations.ts";

/** The modules of one marketplace out of a small description. */
export async function tinyModules(
  document: Document,
  key: Marketplace["key"] = "taobao",
): Promise<Map<string, string>> {
  const marketplace = marketplaces.find((candidate) => candidate.key === key);
  if (marketplace === undefined) throw new Error(`there is no marketplace ${key}`);
  const all = readOperations(document);
  const operations = all.filter((operation) => operation.package === key);
  const methods = nameMethods(all, key);
  return marketplaceModules(
    document,
    marketplace,
    operations,
    webhooksOf(document, marketplace),
    "Generated.",
    methods,
  );
}
