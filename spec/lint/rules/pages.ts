import { isObject, isText } from "../lib/json.ts";
import { rule } from "../lib/rule.ts";

const required = ["number", "items"];
const sent = ["number", "size"];
const read = ["items", "total", "pages", "hasNext"];

/** `x-page` names fields of the request and of the answer: they have to be there. */
export const pages = rule(({ operations }, report) => {
  for (const { node, location, schemas } of operations) {
    if (!("x-page" in node)) continue;
    const page = node["x-page"];
    const at = location.child("x-page");
    if (!isObject(page)) {
      report(at, "Write `x-page: { number, size, items, total, pages, hasNext, first }`.");
      continue;
    }
    for (const key of Object.keys(page))
      if (![...sent, ...read, "first"].includes(key))
        report(at.child(key).key(), `Take "${key}" away: EXTENSIONS.md has no such key of x-page.`);
    for (const key of required) if (!isText(page[key])) report(at, `Name the field \`${key}\` of x-page.`);
    if (!Number.isInteger(page.first)) report(at, "Write `first`, the number of the first page.");
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
