// Rules that only look at the form of a key are data: a JSON Schema, and what to write instead.
import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import type { JsonObject } from "../../tools/document/json.ts";
import { keysOfPointer } from "../../tools/document/pointer.ts";
import type { Location } from "./redocly.ts";
import type { Check } from "./rule.ts";
import type { Spec } from "./spec.ts";

type On = "document" | "operation" | "webhook" | "schema" | "parameter" | "example";

export interface Shape {
  readonly on: readonly On[];
  /** The key whose value is looked at. Without one, the whole object is. */
  readonly key?: string;
  /** Also a fault when the key is absent. */
  readonly needed?: true;
  readonly shape: JsonObject | boolean;
  /** What to write, as an imperative. */
  readonly say: string;
}

interface Candidate {
  /** What is written at the place. */
  readonly raw: JsonObject;
  /** What counts there: a `$ref`'s target with the siblings of the `$ref`. */
  readonly node: JsonObject;
  readonly location: Location;
}

/** A rule made of shapes. */
export function checkShapes(shapes: readonly Shape[]): Check {
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
  const compiled = shapes.map((shape) => ({ ...shape, validate: ajv.compile(shape.shape) }));
  return (spec, report) => {
    for (const { on, key, needed, validate, say } of compiled) {
      for (const { raw, node, location } of on.flatMap((kind) => candidates(spec, kind))) {
        if (key === undefined) {
          if (!validate(node)) report(location, say);
        } else if (!(key in raw)) {
          if (needed) report(location, say);
        } else if (!validate(raw[key])) {
          for (const error of validate.errors ?? []) report(placeOf(error, location.child(key)), say);
        }
      }
    }
  };
}

function candidates({ root, operations, schemas }: Spec, on: On): readonly Candidate[] {
  const same = ({ node, location }: Omit<Candidate, "raw">): Candidate => ({ raw: node, node, location });
  if (on === "document") return [same(root)];
  if (on === "schema") return schemas;
  if (on === "parameter") return operations.flatMap(({ parameters }) => parameters.map(same));
  if (on === "example") {
    // An example that a parameter shows in passing may go without a grade of its own.
    return operations.flatMap(({ examples }) =>
      examples.filter(({ of, node }) => of !== "parameter" || "x-evidence" in node).map(same),
    );
  }
  return operations.filter(({ kind }) => (kind === "path") === (on === "operation")).map(same);
}

/** Where in the value the fault is. */
function placeOf({ instancePath }: ErrorObject, at: Location): Location {
  return instancePath === "" ? at : at.child(keysOfPointer(instancePath));
}
