// The form of our own keys, by rule. What needs a look at another place than the key itself is a file in rules/.
import { gradeList, grades, units } from "../tools/document/vocabulary.ts";
import type { Shape } from "./lib/shape.ts";

const text = { type: "string", pattern: "\\S" };
const grade = { enum: grades };
const closed = (properties: Readonly<Record<string, unknown>>, optional: readonly string[] = []) => ({
  type: "object",
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  additionalProperties: false,
});
const texts = { type: "array", items: text, minItems: 1 };

const evidence = {
  path: grade,
  request: grade,
  response: grade,
  // host/page-id, without white space and scheme
  sources: { type: "array", items: { type: "string", pattern: "^(?!https?:)\\S+$" } },
  note: text,
};
const inferredThroughout = {
  properties: { path: { const: "inferred" }, request: { const: "inferred" }, response: { const: "inferred" } },
};
const evidenceRules = [
  { anyOf: [inferredThroughout, { properties: { sources: { minItems: 1 } } }] },
  { anyOf: [{ required: ["note"] }, { properties: { path: { enum: grades.filter((one) => one !== "inferred") } } }] },
];
const sayEvidence =
  `Write \`x-evidence: { path, request, response, sources, note }\`: three grades (${gradeList}), the pages as host/page-id ` +
  "(only what is inferred throughout has none), and in `note` how an inferred path was derived, with the alternatives.";

export const shapes: Readonly<Record<string, readonly Shape[]>> = {
  "client-place": [
    {
      on: ["operation"],
      key: "x-client",
      needed: true,
      shape: closed({
        package: { enum: ["taobao", "1688", "logistics"] },
        group: { type: "string", pattern: "^[a-z][A-Za-z]*$" },
        method: { type: "string", pattern: "^[a-z][A-Za-z0-9]*$" },
      }),
      say: "Write `x-client: { package, group, method }`: package taobao, 1688 or logistics; group and method camelCase.",
    },
  ],
  "example-evidence": [
    {
      on: ["example"],
      key: "x-evidence",
      needed: true,
      shape: grade,
      say: `Give the example \`x-evidence\`: documented when the page shows it, inferred when it is ours (${gradeList}).`,
    },
  ],
  "field-evidence": [
    {
      on: ["schema", "parameter"],
      key: "x-evidence",
      shape: { anyOf: [grade, closed({ grade, note: text })] },
      say: `Write a grade (${gradeList}), or \`{ grade, note }\` with a text.`,
    },
  ],
  "json-schema-dialect": [
    {
      on: ["document"],
      key: "openapi",
      needed: true,
      shape: { type: "string", pattern: "^3\\.1\\.\\d+$" },
      say: "Write `openapi: 3.1.1`.",
    },
    {
      on: ["document"],
      key: "jsonSchemaDialect",
      needed: true,
      shape: { const: "https://json-schema.org/draft/2020-12/schema" },
      say: "Write `jsonSchemaDialect: https://json-schema.org/draft/2020-12/schema`, literally: with any other value, or none, Prism checks less or nothing.",
    },
  ],
  "json-text": [
    {
      on: ["schema"],
      shape: {
        dependentRequired: {
          "x-json-text": ["contentMediaType", "contentSchema", "type"],
          contentSchema: ["x-json-text"],
          contentMediaType: ["x-json-text"],
        },
        properties: {
          "x-json-text": { const: true },
          contentMediaType: { const: "application/json" },
          contentSchema: { type: "object" },
        },
      },
      say: "Write `x-json-text: true`, `contentMediaType: application/json` and `contentSchema` side by side: clients look for all three.",
    },
  ],
  misspellings: [{ on: ["schema"], key: "x-misspelt", shape: text, say: "Write the right spelling in `x-misspelt`." }],
  "mock-codes": [
    {
      on: ["document"],
      key: "x-mock-codes",
      needed: true,
      shape: {
        type: "array",
        minItems: 1,
        uniqueItems: true,
        items: closed({ code: { type: "integer", minimum: 99000, maximum: 99999 }, meaning: text }),
      },
      say: "List the failure codes of the examples as `{ code, meaning }`, each once, from 99000 to 99999: the range marks them as ours.",
    },
  ],
  "no-decimal-multiple-of": [
    {
      on: ["schema"],
      key: "multipleOf",
      shape: { type: "integer" },
      say: "Remove this `multipleOf`: 19.9 is not a multiple of 0.01 in floating point, so it refuses good prices. Say it in the description.",
    },
  ],
  "no-discriminator": [
    {
      on: ["schema"],
      key: "discriminator",
      shape: false,
      say: "Remove `discriminator` and put `const` on the property that tells the variants apart: no validator used here reads it.",
    },
  ],
  "note-lists": [
    {
      on: ["operation", "webhook"],
      key: "x-contradictions",
      shape: texts,
      say: "Write `x-contradictions` as a list of texts (quote what holds a colon), or remove it.",
    },
    {
      on: ["operation", "webhook"],
      key: "x-open-questions",
      shape: texts,
      say: "Write `x-open-questions` as a list of texts (quote what holds a colon), or remove it.",
    },
  ],
  "open-enums": [
    {
      on: ["schema"],
      key: "x-open-enum",
      shape: {
        type: "array",
        minItems: 1,
        items: closed({ value: { type: ["string", "number", "boolean"] }, meaning: text, grade }),
      },
      say: `List the known values as \`{ value, meaning, grade }\`, grade ${gradeList}.`,
    },
  ],
  "operation-evidence": [
    {
      on: ["operation"],
      key: "x-evidence",
      needed: true,
      shape: { ...closed(evidence, ["note"]), allOf: evidenceRules },
      say: sayEvidence,
    },
    {
      // A push has no path on PandaPon's side; what is said of it there is optional.
      on: ["webhook"],
      key: "x-evidence",
      needed: true,
      shape: { ...closed(evidence, ["note", "path"]), allOf: evidenceRules },
      say: sayEvidence,
    },
  ],
  pages: [
    {
      on: ["operation"],
      key: "x-page",
      shape: closed(
        { number: text, size: text, items: text, total: text, pages: text, hasNext: text, first: { type: "integer" } },
        ["size", "total", "pages", "hasNext"],
      ),
      say: "Write `x-page: { number, size, items, total, pages, hasNext, first }`: names of fields, and the number of the first page.",
    },
  ],
  reconcile: [
    {
      on: ["operation"],
      key: "x-reconcile",
      shape: closed({ operation: { anyOf: [text, { type: "null" }] }, note: text }),
      say: "Write `x-reconcile: { operation, note }`: which operation tells what happened, and what to look for; `operation: null` when nothing can tell.",
    },
  ],
  safety: [
    {
      on: ["operation"],
      key: "x-safety",
      needed: true,
      shape: { enum: ["read", "write", "payment"] },
      say: "Write `x-safety: read`, `write` or `payment`.",
    },
  ],
  summaries: [
    {
      on: ["operation", "webhook"],
      key: "summary",
      needed: true,
      shape: { ...text, not: { pattern: "\\p{Script=Han}" } },
      say: "Give the operation a `summary` in English.",
    },
    {
      on: ["operation", "webhook"],
      key: "x-summary-zh",
      needed: true,
      shape: { type: "string", pattern: "\\p{Script=Han}" },
      say: "Give the operation `x-summary-zh`, the summary in Chinese.",
    },
    {
      on: ["operation", "webhook"],
      key: "description",
      needed: true,
      shape: { type: "string", minLength: 40 },
      say: "Give the operation a `description`: when to use it, what comes before and after, what can go wrong.",
    },
  ],
  units: [
    {
      on: ["schema"],
      key: "x-unit",
      shape: closed({ unit: { enum: units }, grade }),
      say: `Write \`x-unit: { unit, grade }\`: a unit that EXTENSIONS.md lists (${units.join(", ")}), and its grade (${gradeList}).`,
    },
  ],
};
