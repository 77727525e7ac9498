import path from "node:path";
import { isObject, listOf } from "../../../tools/document/json.ts";
import { rule } from "../../lib/rule.ts";

/** A tag becomes a name in generated clients, and no name begins with a digit. */
const tagPrefixes: Readonly<Record<string, string>> = { "1688": "alibaba" };
const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Package, group, folder and tag are one fact in four places. */
export const clientPlace = rule(({ operations }, report) => {
  const taken = new Map<string, string>();
  for (const { id, kind, file, node, location } of operations) {
    const tags = listOf(node.tags);
    const tagAt = "tags" in node ? location.child("tags") : location;
    if (kind === "webhook") {
      const wanted = /^on1688/.test(id) ? "alibaba-webhooks" : "taobao-webhooks";
      if (path.posix.dirname(file) !== "webhooks") report(location, "Move the file to the folder webhooks/.");
      if (tags.length !== 1 || tags[0] !== wanted) report(tagAt, `Write \`tags: [${wanted}]\`.`);
      continue;
    }
    const client = node["x-client"];
    if (!isObject(client)) continue;
    const group = kebab(String(client.group));
    const folder = `${client.package}/${group}`;
    if (path.posix.dirname(file) !== folder)
      report(
        location.child("x-client"),
        `Move the file to ${folder}/, or correct \`x-client\`: folder and client group go together.`,
      );
    const wanted = `${tagPrefixes[String(client.package)] ?? String(client.package)}-${group}`;
    if (tags.length !== 1 || tags[0] !== wanted)
      report(tagAt, `Write \`tags: [${wanted}]\`: the tag is package (alibaba for 1688) and group.`);
    const method = `${client.package}.${client.group}.${client.method}`;
    const other = taken.get(method);
    if (other !== undefined)
      report(location.child(["x-client", "method"]), `Choose another method name: ${other} is ${method} already.`);
    taken.set(method, id);
  }
});
