import path from "node:path";
import { rule } from "../../lib/rule.ts";

const verbs = [
  "add",
  "batchCreate",
  "batchPay",
  "batchPreview",
  "cancel",
  "confirm",
  "create",
  "delete",
  "estimate",
  "get",
  "list",
  "modify",
  "pay",
  "preview",
  "recommend",
  "render",
  "save",
  "search",
  "submit",
  "update",
  "upload",
];

/** One operation per file, the file named after it, the name a verb and its object. */
export const operationId = rule(({ operations }, report) => {
  const first = new Map<string, string>();
  for (const { id, kind, file, location, node } of operations) {
    const at = "operationId" in node ? location.child("operationId") : location;
    const verb = kind === "webhook" ? "on" : verbs.find((one) => new RegExp(`^${one}[A-Z0-9]`).test(id));
    if (!/^[a-z][A-Za-z0-9]*$/.test(id) || verb === undefined || !id.startsWith(verb)) {
      report(
        at,
        kind === "webhook"
          ? "Write the operationId as on<What>, camelCase."
          : `Write the operationId in camelCase, a verb and its object; verbs: ${verbs.join(", ")}.`,
      );
    }
    if (path.posix.basename(file) !== `${id}.yaml`)
      report(at, `Give the file the name of its operation: ${id}.yaml, or correct the operationId.`);
    const other = first.get(id);
    if (other !== undefined) report(at, `Choose another operationId: ${other} has this one.`);
    first.set(id, file);
  }
});
