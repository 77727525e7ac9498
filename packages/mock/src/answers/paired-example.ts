import type { DescribedOperation, RequestExample } from "../contract/description.ts";
import { sameValue } from "./same-value.ts";

export interface PairInput {
  readonly query: Readonly<Record<string, string | readonly string[]>>;
  readonly params: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** The name of the request example that equals this request, if an answer example has the same name. */
export function pairedExample(operation: DescribedOperation, input: PairInput): string | undefined {
  return operation.requestExamples.find(
    (example) => operation.answerExamples.some(({ name }) => name === example.name) && isExample(example, input),
  )?.name;
}

function isExample(example: RequestExample, { query, params, body }: PairInput): boolean {
  return (
    covers(example.query, query) &&
    covers(example.path, params) &&
    (!("body" in example) || sameValue(body, example.body))
  );
}

/** Ignores parameters that the example does not name. */
function covers(
  shown: Readonly<Record<string, unknown>>,
  sent: Readonly<Record<string, string | readonly string[]>>,
): boolean {
  return Object.entries(shown).every(([name, value]) => {
    const given = sent[name];
    return given !== undefined && sameValue(Array.isArray(value) ? [given].flat() : given, asText(value));
  });
}

const asText = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(asText) : typeof value === "object" ? value : String(value);
