// An error in any schema or example of the description itself is found.
import { describe, expect, it } from "vitest";
import { operationsOf } from "../../tools/document/bundle.ts";
import { isObject } from "../../tools/document/json.ts";
import { checkExamples } from "../../tools/selfcheck/examples.ts";
import { checkSchemas } from "../../tools/selfcheck/schemas.ts";
import { createValidator } from "../../tools/selfcheck/validator.ts";
import { at, changed, type Draft, realBundle } from "../lint/bundle.ts";

const document = await realBundle();
const operations = operationsOf(document);

describe("the description", { timeout: 60_000 }, () => {
  it("has no fault of itself", () => {
    const validator = createValidator(document);
    expect(checkSchemas(document, validator).faults).toEqual([]);
    expect(checkExamples(document, validator).faults).toEqual([]);
  });

  it("is refused for a misspelt word in any named schema", () => {
    const names = Object.keys(at(document, "components", "schemas"));
    expect(names.length).toBeGreaterThan(0);
    const bad = changed(document, (draft) => {
      for (const name of names) Object.assign(at(draft, "components", "schemas", name), { descripton: "" });
    });
    const { faults } = checkSchemas(bad, createValidator(bad));
    const said = faults.join("\n");
    expect(names.filter((name) => !said.includes(`/components/schemas/${name}:`))).toEqual([]);
  });

  it("is refused for a misspelt word in the schemas of any operation", () => {
    const bad = changed(document, (draft) => {
      for (const operation of operationsOf(draft)) {
        for (const { schema } of operation.slots) if (isObject(schema)) Object.assign(schema as Draft, { requird: [] });
      }
    });
    const said = checkSchemas(bad, createValidator(bad)).faults.join("\n");
    const slots = operations.flatMap((operation) => operation.slots);
    expect(slots.length).toBeGreaterThan(operations.length);
    expect(slots.filter((slot) => !said.includes(`${slot.at}/schema:`))).toEqual([]);
  });

  it("is refused for an unknown field in any example of a body or an answer", () => {
    const bodies = operations.flatMap(({ id, slots }) =>
      slots.flatMap(({ kind, name, examples }) =>
        examples
          .filter(({ value }) => kind !== "parameter" && isObject(value))
          .map((example) => `${id} ${kind} ${name} example ${example.name}`),
      ),
    );
    const bad = changed(document, (draft) => {
      for (const example of Object.values(at(draft, "components", "examples"))) {
        const { value } = example as Draft;
        if (isObject(value)) Object.assign(value as Draft, { codee: 200 });
      }
    });
    const said = checkExamples(bad, createValidator(bad)).faults.join("\n");
    expect(bodies.length).toBeGreaterThan(operations.length);
    // A body of which nothing is known takes any field.
    const open = bodies.filter((body) => !said.includes(`${body}: /codee is not declared`));
    expect(open.every((body) => body.includes(" request "))).toBe(true);
    expect(open.length).toBeLessThan(10);
  });
});
