import { isObject, isText, listOf } from "../../../tools/document/json.ts";
import { rule } from "../../lib/rule.ts";

/** Tags are the chapters of the manual: each is explained, used, and in one group. */
export const tags = rule(({ root, operations }, report) => {
  const used = new Set(operations.flatMap(({ node }) => listOf(node.tags)));
  const grouped = listOf(root.node["x-tagGroups"]).flatMap((group) => (isObject(group) ? listOf(group.tags) : []));
  const declared = new Set<unknown>();
  for (const [index, tag] of listOf(root.node.tags).entries()) {
    const at = root.location.child(["tags", index]);
    if (!isObject(tag)) continue;
    declared.add(tag.name);
    if (!isText(tag["x-displayName"]) || !isText(tag.description))
      report(at, "Give the tag `x-displayName` and `description`.");
    if (!used.has(tag.name)) report(at, `Remove the tag "${tag.name}": no operation has it.`);
    if (grouped.filter((name) => name === tag.name).length !== 1)
      report(at, `Put the tag "${tag.name}" into exactly one of x-tagGroups.`);
  }
  for (const name of grouped)
    if (!declared.has(name))
      report(root.location.child("x-tagGroups"), `Declare the tag "${name}" of x-tagGroups, or remove it.`);
});
