import type { Hasher } from "./hasher.ts";

interface Keys {
  readonly accessKey: string;
  readonly secrets: readonly string[];
  readonly hmac: Hasher["hmac"];
}

/** Longer bodies are not analysed: one forged request must not cost twenty hashes of a megabyte. */
const MAX_BYTES = 65_536;

const NO_MATCH =
  "Verify the raw bytes, not a body that a framework parsed and wrote again. Then check that accessKey and secrets are one pair, and of this account. If both are right, try another base.";
const ROUNDED =
  "A long number in the body ends in zeros: it was read with JSON.parse, which rounds, and written again.";
const SPACE = "Remove the white space around the secret or the access key, for instance with trim().";
const CASE = "Copy accessKey again: its upper and lower case differ from that of the key that signed.";
const SWAPPED = "Swap accessKey and secret: each stands in the place of the other.";
const REWRITTEN =
  "The body was changed on its way: parsed and written again, or trimmed. Verify the raw bytes, in front of any body parser.";

/** A signature that does not match. */
export interface Mismatch extends Keys {
  readonly body: Uint8Array;
  /** 64 hex digits in lower case. */
  readonly signature: string;
}

/** Finds out why the signature does not match: tries the usual mistakes until one of them produces the signature. */
export async function explainMismatch({ body, signature, accessKey, secrets, hmac }: Mismatch): Promise<string> {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(body);
  if (body.length > MAX_BYTES) return NO_MATCH;
  for (const secret of secrets) {
    const readings: readonly (readonly [hint: string, secret: string, message: readonly (string | Uint8Array)[]])[] = [
      // The base that was tried before cannot match here either.
      [setBase("upstream"), secret, [accessKey, body]],
      [setBase("body"), secret, [body]],
      [SPACE, secret.trim(), [accessKey.trim(), body]],
      [SPACE, secret.trim(), [body]],
      [CASE, secret, [accessKey.toLowerCase(), body]],
      [CASE, secret, [accessKey.toUpperCase(), body]],
      [SWAPPED, accessKey, [secret, body]],
      ...rewrites(text).flatMap((written) => [
        [REWRITTEN, secret, [accessKey, written]] as const,
        [REWRITTEN, secret, [written]] as const,
      ]),
    ];
    for (const [hint, key, message] of readings) {
      if (key && (await hmac(key, message)) === signature) return hint;
    }
  }
  return /[:,[]\s*\d{15,}00\s*[,}\]]/.test(text) ? `${ROUNDED} ${NO_MATCH}` : NO_MATCH;
}

/** The known bases that would produce this signature. */
export async function matchingBases(
  body: Uint8Array,
  signature: string,
  { accessKey, secrets, hmac }: Keys,
): Promise<readonly ("upstream" | "body")[]> {
  const found = new Set<"upstream" | "body">();
  for (const secret of secrets) {
    if ((await hmac(secret, [accessKey, body])) === signature) found.add("upstream");
    if ((await hmac(secret, [body])) === signature) found.add("body");
  }
  return [...found];
}

const setBase = (base: string): string => `Set base: "${base}": with it, the signature fits.`;

/** What the body may have been before other code changed it. */
function rewrites(text: string): readonly string[] {
  const texts = [text.trim(), `${text}\n`];
  try {
    const value: unknown = JSON.parse(text);
    texts.push(JSON.stringify(value), JSON.stringify(value, undefined, 2));
  } catch {
    // Not JSON: then it was not parsed either.
  }
  return texts;
}
