import { type BundleSlot, mapIds, operationsOf, readBundle } from "../../../../spec/tools/document/index.ts";

/** A documented request: the fields of query, path and body in one object, as a behaviour gets them. */
export interface RequestExample {
  readonly operationId: string;
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** `data` of the answer example of the same name, if there is one. */
  readonly answer?: unknown;
}

const document = readBundle(new URL(import.meta.resolve("@pandapon/spec/openapi.json")));

/** The examples of a place by their names; ids are text, as behaviours have them. */
function examplesOf({ examples, schema }: BundleSlot): ReadonlyMap<string, unknown> {
  return new Map(examples.map(({ name, value }) => [name, mapIds(document, schema, value, String)]));
}

/** All named request examples of operations whose id contains the text. */
export function requestExamples(part: string): readonly RequestExample[] {
  return operationsOf(document).flatMap(({ id: operationId, kind, slots }) => {
    if (kind !== "path" || !operationId.includes(part)) return [];
    const requests = slots.flatMap((slot) => {
      if (slot.kind === "answer" || slot.in === "header") return [];
      const field = slot.kind === "parameter" ? slot.name : undefined;
      return [{ field, required: slot.required, examples: examplesOf(slot) }];
    });
    const names = new Set(requests.flatMap(({ examples }) => [...examples.keys()]));
    const answer = slots.find(({ kind, name }) => kind === "answer" && name === "200");
    const answers = answer === undefined ? new Map<string, unknown>() : examplesOf(answer);
    return [...names].map((name) => {
      const input = requests.map(({ field, required, examples }): object => {
        const shown = examples.get(name) ?? (required ? [...examples.values()][0] : undefined);
        if (shown === undefined) return {};
        return field === undefined ? Object(shown) : { [field]: shown };
      });
      const data: unknown = Reflect.get(Object(answers.get(name)), "data");
      return { operationId, name, input: Object.assign({}, ...input), ...(data === undefined ? {} : { answer: data }) };
    });
  });
}
