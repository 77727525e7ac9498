import type { ExampleShape, FieldShape, OperationDetail } from "../shapes/index.ts";
import { type Document, type DocumentExample, type DocumentOperation, resolved } from "./document.ts";
import { field, fieldsIn } from "./fields.ts";
import type { Listed } from "./list.ts";
import { shortText } from "./short-text.ts";
import { typeOf } from "./types.ts";

/** Everything that the description says of an operation, ready to be shown. */
export function operationDetail(document: Document, { shape, operation }: Listed): OperationDetail {
  const input = inputFields(document, operation);
  const output = outputFields(document, operation);
  const { "x-reconcile": reconcile, "x-client": client } = operation;
  const name = `${shape.id.charAt(0).toUpperCase()}${shape.id.slice(1)}`;
  return {
    ...shape,
    description: shortText(operation.description ?? ""),
    sources: operation["x-evidence"]?.sources ?? [],
    input,
    output,
    examples: examplesOf(document, operation),
    types: { input: typeOf(`${name}Input`, input), output: typeOf(`${name}Answer`, output) },
    ...(reconcile === undefined ? {} : { reconcile }),
    contradictions: operation["x-contradictions"] ?? [],
    openQuestions: operation["x-open-questions"] ?? [],
    ...(client === undefined ? {} : { client }),
  };
}

function inputFields(document: Document, operation: DocumentOperation): readonly FieldShape[] {
  const at = { document, depth: 0, path: "", grade: operation["x-evidence"]?.request, above: [] };
  const parameters = (operation.parameters ?? []).map((parameter) => resolved(document, parameter));
  const body = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
  return [
    ...parameters.flatMap(({ name, in: place, required = false, description, schema = {} }) =>
      field(name, description === undefined ? schema : { ...schema, description }, required, { ...at, in: place }),
    ),
    ...(body === undefined ? [] : fieldsIn(body, { ...at, in: "body" })),
  ];
}

/** Those of the success. */
function outputFields(document: Document, operation: DocumentOperation): readonly FieldShape[] {
  const success = operation.responses?.["200"] ?? Object.values(operation.responses ?? {})[0];
  const schema = Object.values(success?.content ?? {})[0]?.schema;
  if (schema === undefined) return [];
  const grade = operation["x-evidence"]?.response;
  return fieldsIn(schema, { document, in: "answer", depth: 0, path: "", grade, above: [] });
}

function examplesOf(document: Document, operation: DocumentOperation): readonly ExampleShape[] {
  const { responses = {} } = operation;
  return Object.entries(responses).flatMap(([response, { content = {} }]) =>
    Object.values(content).flatMap(({ examples = {} }) =>
      Object.entries(examples).map(([name, example]) =>
        exampleShape(name, response, resolved(document, example), inputOf(document, operation, name)),
      ),
    ),
  );
}

function exampleShape(name: string, response: string, example: DocumentExample, request: unknown): ExampleShape {
  const { summary = name, value, "x-evidence": evidence } = example;
  const code: unknown = typeof value === "object" && value !== null ? Reflect.get(value, "code") : undefined;
  return {
    name,
    response,
    text: summary,
    ...(typeof code === "number" ? { code } : {}),
    ...(evidence?.grade === undefined ? {} : { grade: evidence.grade }),
    ...(request === undefined ? {} : { request }),
    answer: value,
  };
}

/** Query, path and body of the request example of the same name in one object, as `try` takes it. */
function inputOf(document: Document, { parameters = [], requestBody }: DocumentOperation, name: string): unknown {
  const values = parameters.map((reference): Readonly<Record<string, unknown>> => {
    const parameter = resolved(document, reference);
    const found = parameter.examples?.[name];
    return found === undefined ? {} : { [parameter.name]: resolved(document, found).value };
  });
  const found = Object.values(requestBody?.content ?? {})[0]?.examples?.[name];
  const body = found === undefined ? undefined : resolved(document, found).value;
  const input = Object.assign({}, ...values, typeof body === "object" ? body : {});
  return Object.keys(input).length === 0 && found === undefined ? undefined : input;
}
