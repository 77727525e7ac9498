// The pushes: Prism knows no webhooks, so they are turned into paths for it, and each example is sent to its path.
import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import validator from "@stoplight/prism-http/dist/validator/index.js";
import { forPrism, mapIds, operationsOf } from "../../../../spec/tools/document/index.ts";
import type { Json } from "./description.ts";

type Node = Readonly<Record<string, unknown>>;

export interface Push {
  readonly webhook: string;
  readonly example: string;
  readonly body: Json;
}

export interface WebhookReport {
  readonly webhook: string;
  readonly examples: number;
  readonly problems: readonly string[];
}

/** Every example push of the description. */
export function pushesOf(document: Node): Push[] {
  return operationsOf(document)
    .filter(({ kind }) => kind === "webhook")
    .flatMap(({ path, slots }) =>
      slots
        .filter(({ kind }) => kind === "request")
        .flatMap(({ examples, schema }) =>
          // Ids as a receiver hands them on: text, regardless of the wire.
          examples.map(({ name, value }) => ({
            webhook: path,
            example: name,
            body: mapIds(document, schema, value, String) as Json,
          })),
        ),
    );
}

/** Asks Prism about each push. A webhook without an example is a problem, too. */
export async function webhookReport(document: Node, pushes = pushesOf(document)): Promise<WebhookReport[]> {
  const validate = await createValidator(document);
  const report: WebhookReport[] = [];
  for (const webhook of Object.keys((document.webhooks ?? {}) as Node)) {
    const own = pushes.filter((it) => it.webhook === webhook);
    const problems = own.length === 0 ? ["no example"] : [];
    for (const { example, body } of own) {
      problems.push(...validate(webhook, body).map((it) => `${example}: ${it}`));
    }
    report.push({ webhook, examples: own.length, problems });
  }
  return report;
}

async function createValidator(document: Node) {
  const { webhooks, ...rest } = document;
  const paths = Object.fromEntries(Object.entries(webhooks as Node).map(([name, item]) => [`/${name}`, item]));
  const operations = await getHttpOperationsFromSpec(forPrism({ ...rest, paths }));
  return (webhook: string, body: Json): string[] => {
    const resource = operations.find((it) => it.path === `/${webhook}`);
    if (!resource) throw new Error(`Prism does not know ${webhook}`);
    const headers = { "content-type": "application/json" };
    const result = validator.validateInput({
      resource,
      element: { method: "post", url: { path: resource.path }, headers, body },
    });
    return result._tag === "Left" ? result.left.map((it) => `${it.path?.join(".") ?? ""} ${it.message}`) : [];
  };
}
