/**
 * Name of an event to what its `messageBody` holds. The generated types of a marketplace add its events, so that importing a
 * marketplace types its pushes, and those of no other.
 */
// biome-ignore lint/suspicious/noEmptyInterface: generated code merges into it
export interface PushBodies {}

/** The `messageBody` of a webhook as the description has it, in its object form. */
export type MessageBody<Webhook extends Webhooked> = Exclude<
  NonNullable<Webhook["post"]["requestBody"]["content"]["application/json"]["messageBody"]>,
  string
>;

interface Webhooked {
  readonly post: {
    readonly requestBody: { readonly content: { readonly "application/json": { readonly messageBody?: unknown } } };
  };
}
