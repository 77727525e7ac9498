import path from "node:path";
import { isObject } from "../../../tools/document/json.ts";
import { rule } from "../../lib/rule.ts";
import { namedSchemas } from "../../lib/spec.ts";

const prefixes: Readonly<Record<string, string>> = { taobao: "Taobao", "1688": "Alibaba", logistics: "Logistics" };
/** Where the folder decides the beginning of the name; addresses and freight have names of their own. */
const prefixed = ["taobao", "1688"];

const capital = (name: string) => `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;

/** The name of a schema is its file name, in every client of every language. */
export const schemaFiles = rule((spec, report) => {
  const first = new Map<string, string>();
  for (const { node } of spec.operations) {
    const client = node["x-client"];
    const prefix = isObject(client) ? prefixes[String(client.package)] : undefined;
    if (isObject(client) && prefix) {
      const name = `${prefix}${capital(String(client.group))}`;
      first.set(name.toLowerCase(), `the client group ${name}`);
    }
    const id = capital(String(node.operationId));
    for (const name of [`${id}Input`, `${id}Output`]) first.set(name.toLowerCase(), `the type of ${node.operationId}`);
  }
  for (const { file, location } of namedSchemas(spec)) {
    const name = path.posix.basename(file, ".yaml");
    const folder = file.split("/")[0] ?? "";
    const prefix = prefixed.includes(folder) ? prefixes[folder] : undefined;
    if (!/^[A-Z][A-Za-z0-9]*$/.test(name)) {
      report(location, `Name the file in PascalCase: ${name}.yaml is the name of a type.`);
    }
    if (prefix && !name.startsWith(prefix)) {
      report(location, `Let the name begin with ${prefix}: names are one space over all marketplaces.`);
    }
    const other = first.get(name.toLowerCase());
    if (other !== undefined) {
      report(location, `Choose another name: ${other} has it, and names are one space over the whole description.`);
    }
    first.set(name.toLowerCase(), file);
  }
  for (const { raw, target, location } of spec.schemas) {
    if (typeof raw.$ref === "string" && target.location.pointer !== "#/") {
      report(
        location.child("$ref"),
        "Refer to a whole file schemas/<Name>.yaml, not into one: each named schema has its own file.",
      );
    } else if (typeof raw.$ref === "string" && !/(^|\/)schemas\/[^/]+\.yaml$/.test(target.file)) {
      report(location.child("$ref"), "Move the schema to a file schemas/<Name>.yaml.");
    }
  }
});
