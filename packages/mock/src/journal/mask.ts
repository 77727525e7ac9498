/** Ignores hyphens and underscores, because credentials may be sent under nearly the right name. */
const SECRET = /^((proxy)?authorization|cookie|sign|signature|(x|app|access|api)*(key|secret|token|sign|signature))$/;

/** Only the first four characters, so that two keys can be told apart. */
export const mask = (value: string): string => `${value.length > 8 ? value.slice(0, 4) : ""}****`;

export const isSecret = (name: string): boolean => SECRET.test(name.toLowerCase().replace(/[-_]/g, ""));

/** For a target that could not be parsed: masks the values of secret names wherever they occur. */
export const maskedTarget = (target: string): string =>
  target.replace(/([?&;#])([\w-]{1,40})=([^&;#]*)/g, (pair, before: string, name: string, value: string) =>
    isSecret(name) ? `${before}${name}=${mask(value)}` : pair,
  );

/** `headers`: names in lower case. */
export function maskedHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const masked: Record<string, string> = {};
  for (const name of Object.keys(headers)) {
    const value = headers[name] ?? "";
    // An assignment to `__proto__` would set the prototype.
    if (name === "__proto__") Object.defineProperty(masked, name, { value, enumerable: true });
    else masked[name] = isSecret(name) ? mask(value) : value;
  }
  return masked;
}

/** The headers that `maskedHeaders` hides. */
export function secretsIn(headers: Readonly<Record<string, string>>): Record<string, string> {
  const secrets: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) if (isSecret(name)) secrets[name] = value;
  return secrets;
}

export function maskedQuery(
  query: Readonly<Record<string, string | readonly string[]>>,
): Record<string, string | readonly string[]> {
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, isSecret(name) ? mask(String(value)) : value]),
  );
}
