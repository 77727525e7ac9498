import { operationsOf } from "../document/bundle.ts";
import type { JsonObject } from "../document/json.ts";
import { undeclared } from "./declared.ts";
import type { Outcome } from "./outcome.ts";
import type { Validator } from "./validator.ts";

/** Every example fits its schema, with the JSON inside texts, and has no field that the schema does not know. */
export function checkExamples(document: JsonObject, validator: Validator): Outcome {
  const faults: string[] = [];
  let count = 0;
  for (const { id, slots } of operationsOf(document)) {
    for (const { schema, examples, kind, name: slot } of slots) {
      if (examples.length === 0) continue;
      let validate: (value: unknown) => readonly string[];
      try {
        validate = validator.compile(schema);
      } catch {
        // Said by the check of the schemas; here it would count as an example that fits.
        faults.push(`${id} ${kind} ${slot}: its schema does not compile`);
        continue;
      }
      for (const { name, value } of examples) {
        count += 1;
        const at = `${id} ${kind} ${slot} example ${name}`;
        for (const fault of tried(validate, value)) faults.push(`${at}: ${fault}`);
        for (const path of undeclared(document, [schema], value))
          faults.push(`${at}: ${path} is not declared in the schema`);
      }
    }
  }
  return { name: "examples fit their schemas", count, faults };
}

/** The schema of JSON inside text is compiled when the first such text comes, and may fail then. */
function tried(validate: (value: unknown) => readonly string[], value: unknown): readonly string[] {
  try {
    return validate(value);
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}
