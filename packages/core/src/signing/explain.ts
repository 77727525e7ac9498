import { atDoor } from "../errors/at-door.ts";
import { requireType } from "../errors/require-type.ts";
import type { SignInput } from "./input.ts";
import { signParts } from "./parts.ts";
import { type SignatureScheme, schemeA } from "./scheme.ts";
import { sign } from "./sign.ts";

const MASK = "********";
const FIELDS = ["accessKey", "accessSecret", "timestamp", "nonceStr", "method", "path", "query", "body"] as const;

/**
 * Every stage of a signature as text, to compare with another implementation. The secret is masked, in the joined text too. The
 * signature is shown: with the other headers it is valid for 600 s, so do not publish it while it is fresh.
 *
 * @throws InputError The input is not an object, a field of it is not text, or the scheme is not one of `signatureSchemes`.
 */
export function explainSignature(input: SignInput, scheme: SignatureScheme = schemeA): string {
  // Checks input and scheme first.
  const signature = sign(input, scheme);
  atDoor(() => {
    for (const name of FIELDS) requireType(`input.${name}`, input[name], "string");
  });
  const { accessSecret } = input;
  // A caller may have put the secret where it does not belong, into the body for instance.
  const mask = (text: string): string => (accessSecret === "" ? text : text.replaceAll(accessSecret, MASK));
  const parts = signParts(input, scheme).map(({ name, value, secret }) => ({
    name,
    text: secret ? MASK : mask(value),
  }));
  const width = Math.max(...parts.map(({ name }) => name.length));
  return [
    `scheme        ${scheme.id} (${scheme.grade}): ${scheme.rule}`,
    "parts",
    ...parts.map(({ name, text }) => `  ${name.padEnd(width)}  ${text}`),
    `stringToSign  ${parts.map(({ text }) => text).join("")}`,
    `accessSecret  ${MASK}, ${accessSecret.length} characters`,
    `signature     ${signature}`,
    ...suspicions(input).map((text) => `look at       ${text}`),
  ].join("\n");
}

/** The usual mistakes behind a refused signature. */
function suspicions({ accessKey, accessSecret, timestamp, nonceStr }: SignInput): string[] {
  const found: string[] = [];
  for (const [name, value] of [
    ["accessKey", accessKey],
    ["accessSecret", accessSecret],
  ] as const) {
    if (value === "") found.push(`${name} is empty`);
    else if (value.trim() !== value) found.push(`${name} begins or ends with white space`);
    else if (!/^[!-~]*$/.test(value))
      found.push(`${name} has characters that keys never have (white space or non-ASCII)`);
  }
  if (!/^\d{10}$|^\d{13}$/.test(timestamp))
    found.push("timestamp is neither 10 digits (seconds) nor 13 (milliseconds)");
  if (!/^[A-Za-z0-9]{32}$/.test(nonceStr)) found.push("nonceStr is not 32 characters of A-Z, a-z, 0-9");
  return found;
}
