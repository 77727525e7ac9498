import { explainMismatch, type Mismatch } from "./explain-mismatch.ts";
import type { PushRefusal } from "./push-refusal.ts";

type Texts = readonly [message: string, hint: string];

/**
 * Message and hint of a refusal.
 *
 * @param detail For a malformed signature its header; for a wrong signature all facts; for an expired push whether it has a
 * timestamp; for a body that is too large the limit.
 */
export async function textsOf(reason: PushRefusal, detail: unknown): Promise<Texts> {
  switch (reason) {
    case "missing-signature":
      return [
        "The push has no Authorization header",
        "Hand the header Authorization on; check that no proxy removes it.",
      ];
    case "malformed-signature":
      return malformed(String(detail));
    case "wrong-signature":
      return ["The signature does not fit the body", await explainMismatch(detail as Mismatch)];
    case "expired":
      return detail
        ? [
            "The push is too old, or from the future",
            "Compare the clock of this machine. Leave maxAgeMs out to take repeats, which come for two and a half hours.",
          ]
        : ["The push does not say when it was sent", "Leave maxAgeMs out to take it: its age cannot be judged."];
    case "body-not-raw":
      return ["The body was parsed or read before the receiver saw it", RAW];
    default:
      return [`The body has more than ${detail} bytes`, "Raise maxBytes if real pushes are as long."];
  }
}

const RAW = [
  "Give the receiver the raw bytes, before anything reads them.",
  "Express: register the route before app.use(express.json()).",
  "Nest: NestFactory.create(App, { rawBody: true }).",
  "Fastify: fastify.register(receiver.fastify, { url }).",
  "Next pages: export const config = { api: { bodyParser: false } }.",
  "Fetch handlers: give request.clone() to the other reader.",
].join(" ");

function malformed(header: string): Texts {
  const message = `Authorization has ${header.length} characters and is not 64 hex digits`;
  const prefix = /^([\w-]+)[\s:=]+[\da-f]{64}$/i.exec(header)?.[1];
  if (prefix) {
    return [message, `Remove "${prefix}" in front: PandaPon sends the bare hex digits. Look for a proxy that adds it.`];
  }
  return /^[\w+/-]{43}=?$/.test(header)
    ? [message, "Send hex digits: this looks like base64."]
    : [message, "Check that the request comes from PandaPon, and what your proxy does to Authorization."];
}
