import { isObject, type JsonObject, keysOf, listOf } from "../../../tools/document/json.ts";
import { rule } from "../../lib/rule.ts";

const schemaOf = (answer: unknown) => {
  const content = isObject(answer) && isObject(answer.content) ? answer.content["application/json"] : undefined;
  return isObject(content) && isObject(content.schema) ? content.schema : undefined;
};
const names = (schema: unknown, file: string) =>
  isObject(schema) && String(schema.$ref).endsWith(`/shared/schemas/${file}.yaml`);

/** Two answers: the envelope with the operation's `data`, and the envelope of a refusal. */
export const answerShape = rule(({ operations }, report) => {
  for (const { kind, node, location } of operations) {
    if (kind === "webhook") continue;
    const responses: JsonObject = isObject(node.responses) ? node.responses : {};
    const at = "responses" in node ? location.child("responses") : location;
    if (keysOf(responses).toSorted().join() !== "200,default")
      report(
        at.key(),
        'Describe the answers "200" and `default`, no other: no HTTP status of a failure is documented.',
      );
    const good = schemaOf(responses["200"]);
    const ownShape = isObject(good) && typeof good.$ref === "string";
    if (!ownShape && !listOf(good?.allOf).some((part) => names(part, "Envelope")))
      report(
        at.child("200"),
        'Write the schema of "200" as `allOf: [Envelope, { properties: { data } }]` (a schema of its own only where the page shows no envelope).',
      );
    if (!names(schemaOf(responses.default), "FailureEnvelope"))
      report(at.child("default"), "Write the schema of `default` as shared/schemas/FailureEnvelope.yaml.");
  }
});
