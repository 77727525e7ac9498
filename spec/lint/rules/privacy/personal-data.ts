import { scalars } from "../../../tools/document/json.ts";
import type { Location } from "../../lib/redocly.ts";
import { rule } from "../../lib/rule.ts";

/** Numbers without an owner: the well-known dummy of Chinese forms and its neighbours. */
const fakePhones = [/^1380013800\d$/, /^13900139000$/, /^1\d{2}0{8}$/];

const kinds: readonly {
  readonly what: string;
  readonly find: RegExp;
  readonly fake: (hit: string) => boolean;
  readonly instead: string;
}[] = [
  {
    what: "an identity number",
    find: /(?<![\dA-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])/g,
    fake: (hit) => /^110101190001010/.test(hit),
    instead: "leave it out, or begin it with 110101190001010",
  },
  {
    what: "a phone number",
    find: /(?<![\dA-Za-z_.!-])1[3-9]\d{9}(?![\dA-Za-z_])/g,
    fake: (hit) => fakePhones.some((pattern) => pattern.test(hit)),
    instead: "write 13800138000",
  },
  {
    what: "an e-mail address",
    find: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g,
    fake: (hit) => /@(?:[\w-]+\.)*example\.(?:com|org|net)$/.test(hit),
    instead: "write one at example.com",
  },
];

/** Examples come from pages that show real people: their numbers stay there. */
export const personalData = rule(({ root, operations, schemas }, report) => {
  const check = (value: unknown, location: Location) => {
    for (const [path, one] of scalars(value)) {
      if (typeof one !== "string" && typeof one !== "number") continue;
      for (const { what, find, fake, instead } of kinds) {
        for (const [hit] of String(one).matchAll(find)) {
          if (!fake(hit))
            report(location.child(path), `Replace "${hit}", which looks like ${what} of a person: ${instead}.`);
        }
      }
    }
  };
  check(root.node.info, root.location.child("info"));
  for (const { node, location, examples, parameters } of operations) {
    const { parameters: _, requestBody: __, responses: ___, ...prose } = node;
    check(prose, location);
    for (const example of examples) check(example.node, example.location);
    for (const parameter of parameters)
      for (const key of ["description", "example"]) check(parameter.node[key], parameter.location.child(key));
  }
  for (const { raw, location } of schemas) {
    for (const key of ["description", "example", "examples", "default", "const", "enum", "x-open-enum", "x-evidence"])
      check(raw[key], location.child(key));
  }
});
