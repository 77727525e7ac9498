import { typesOf } from "../../../tools/document/json.ts";
import { rule } from "../../lib/rule.ts";

const money = /(?:price|amount|fee|payment|carriage|discount|balance|cost)$/i;
/** Whether an amount may be changed is not an amount. */
const flag = /^(?:can|is|has|need)[A-Z]/;
const sums = ["number", "integer", "string"];

/** No page prints the unit of an amount, and taking fen for yuan is a hundredfold mistake: each amount says what is believed. */
export const moneyUnits = rule(({ schemas }, report) => {
  for (const { node, property, location } of schemas) {
    if (property === undefined || !money.test(property) || flag.test(property) || "x-unit" in node) continue;
    if (typesOf(node).some((type) => sums.includes(type)) && !("x-open-enum" in node)) {
      report(location, `Give "${property}" \`x-unit: { unit, grade }\`; \`unknown\` is a unit too.`);
    }
  }
});
