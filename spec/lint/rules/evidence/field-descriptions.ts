import { isText } from "../../../tools/document/json.ts";
import { rule } from "../../lib/rule.ts";

/** A field without a word of meaning is a riddle in every client. */
export const fieldDescriptions = rule(({ schemas, operations }, report) => {
  for (const { node, property, owner, location } of schemas) {
    if (property === undefined || owner === undefined) continue;
    // `data` of the envelope and bodies that only wrap say nothing of their own; what they refer to does.
    if (property === "data" && owner.owner?.property === undefined && owner.path.length === 0) continue;
    if (!isText(node.description))
      report(location, `Give "${property}" a \`description\`: what it means, or that this is not known.`);
  }
  for (const { parameters } of operations) {
    for (const { node, location } of parameters)
      if (!isText(node.description)) report(location, `Give the parameter "${node.name}" a \`description\`.`);
  }
});
