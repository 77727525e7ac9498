import { isObject, isText } from "../../../tools/document/json.ts";
import { rule } from "../../lib/rule.ts";

const sent = ["number", "size"];
const read = ["items", "total", "pages", "hasNext"];

/** `x-page` names fields of the request and of the answer: they have to be there. */
export const pages = rule(({ operations }, report) => {
  for (const { node, location, schemas } of operations) {
    const page = node["x-page"];
    const at = location.child("x-page");
    if (!isObject(page)) continue;
    for (const [keys, direction] of [
      [sent, "request"],
      [read, "answer"],
    ] as const) {
      const fields = new Set(
        schemas.filter((schema) => schema.direction === direction).map((schema) => schema.path.join(".")),
      );
      for (const key of keys) {
        if (isText(page[key]) && !fields.has(page[key]))
          report(at.child(key), `Declare the field "${page[key]}" in the ${direction}, or correct x-page.`);
      }
    }
  }
});
