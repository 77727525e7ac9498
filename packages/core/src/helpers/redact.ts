/** Below four bytes of UTF-8 a text is no secret, and taking it out would garble what is around it. */
const MIN_BYTES = 4;

/**
 * Gives a function that takes the secrets out of a text: as they are, percent-encoded (in either case, also twice, with `%20` or
 * `+` for a space) and escaped in JSON (also in JSON within JSON, and as `\uXXXX`). Longest first. Secrets of less than four bytes
 * (`""`, `SP`, one Chinese character) are passed over.
 */
export function createRedactor(secrets: Iterable<string | undefined>): (text: string) => string {
  const forms = new Set<string>();
  for (const secret of secrets) {
    if (secret && new TextEncoder().encode(secret).length >= MIN_BYTES)
      for (const form of formsOf(secret)) forms.add(form);
  }
  // A short one may be part of a longer one, and its replacement would hide that.
  const longestFirst = [...forms].sort((one, other) => other.length - one.length);
  return (text) => longestFirst.reduce((clean, form) => clean.replaceAll(form, "[redacted]"), text);
}

function formsOf(secret: string): string[] {
  // Half a character cannot be sent; this is what becomes of it.
  const sendable = secret.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
  const component = encodeURIComponent(sendable);
  const strict = component.replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16)}`);
  const form = new URLSearchParams([["", secret]]).toString().slice(1);
  const percent = [component, strict, form, strict.replaceAll("%20", "+"), encodeURIComponent(component)];
  const json = inJson(secret);
  const ascii = json.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const escaped = [json, ascii, ascii.replace(/(?<=\\u)..../g, (digits) => digits.toUpperCase())];
  return [
    secret,
    ...percent.flatMap((text) => [
      text,
      text.replace(/%../g, (hex) => hex.toLowerCase()),
      text.replace(/%../g, (hex) => hex.toUpperCase()),
    ]),
    ...escaped.flatMap((text) => [text, inJson(text), inJson(inJson(text))]),
  ];
}

const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);
