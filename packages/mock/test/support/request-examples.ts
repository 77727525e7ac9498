import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A documented request: the fields of query, path and body in one object, as a behaviour gets them. */
export interface RequestExample {
  readonly operationId: string;
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** `data` of the answer example of the same name, if there is one. */
  readonly answer?: unknown;
}

interface Examples {
  readonly [name: string]: { readonly $ref?: string; readonly value?: unknown };
}
interface Documented {
  readonly operationId?: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly examples?: Examples }[];
  readonly responses: Readonly<
    Record<string, { readonly content?: { readonly "application/json"?: { readonly examples?: Examples } } }>
  >;
  readonly requestBody?: { readonly content: { readonly "application/json"?: { readonly examples?: Examples } } };
}

/** All named request examples of operations whose id contains the text. */
export function requestExamples(part: string): readonly RequestExample[] {
  const file = fileURLToPath(import.meta.resolve("@pandapon/spec/openapi.json"));
  const document = JSON.parse(readFileSync(file, "utf8")) as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, Documented>>>>;
    readonly components: { readonly examples: Examples };
  };
  const exampleValue = ({ $ref, value }: Examples[string]): unknown =>
    $ref === undefined ? value : document.components.examples[$ref.split("/").at(-1) ?? ""]?.value;
  return Object.values(document.paths).flatMap((item) =>
    Object.values(item).flatMap(({ operationId = "", parameters = [], requestBody, responses }) => {
      if (!operationId.includes(part)) return [];
      const inputs = new Map<string, Record<string, unknown>>();
      const add = (name: string, fields: object): void => {
        inputs.set(name, { ...inputs.get(name), ...fields });
      };
      for (const { name, in: place, examples = {} } of parameters) {
        if (place !== "query" && place !== "path") continue;
        for (const [key, example] of Object.entries(examples)) add(key, { [name]: exampleValue(example) });
      }
      for (const [key, example] of Object.entries(requestBody?.content["application/json"]?.examples ?? {})) {
        add(key, Object(exampleValue(example)) as object);
      }
      const answers = responses["200"]?.content?.["application/json"]?.examples ?? {};
      return [...inputs].map(([name, input]) => {
        const answer = answers[name];
        const data: unknown = answer === undefined ? undefined : Reflect.get(Object(exampleValue(answer)), "data");
        return { operationId, name, input, ...(data === undefined ? {} : { answer: data }) };
      });
    }),
  );
}
