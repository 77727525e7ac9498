const SECRET = new Set(["access-key", "signature", "authorization", "cookie", "proxy-authorization", "sign"]);

/** The first four characters, so that two keys can be told apart, and no more. */
export const mask = (value: string): string => `${value.length > 8 ? value.slice(0, 4) : ""}****`;

export const isSecret = (name: string): boolean => SECRET.has(name.toLowerCase());

/** A target that could not be taken apart: the values of secret names are masked wherever they stand. */
export const maskedTarget = (target: string): string =>
  target.replace(
    /([?&;#](?:access-key|signature|authorization|sign)=)([^&;#]*)/gi,
    (_, name: string, value: string) => name + mask(value),
  );

/** `headers`: names in lower case. */
export function maskedHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const masked: Record<string, string> = {};
  for (const name of Object.keys(headers)) {
    const value = headers[name] ?? "";
    // Plain assignment would set the prototype of what a client calls `__proto__`.
    if (name === "__proto__") Object.defineProperty(masked, name, { value, enumerable: true });
    else masked[name] = SECRET.has(name) ? mask(value) : value;
  }
  return masked;
}

/** The headers that `maskedHeaders` hides. */
export function secretsIn(headers: Readonly<Record<string, string>>): Record<string, string> {
  const secrets: Record<string, string> = {};
  for (const name of SECRET) {
    const value = headers[name];
    if (value !== undefined) secrets[name] = value;
  }
  return secrets;
}

export function maskedQuery(
  query: Readonly<Record<string, string | readonly string[]>>,
): Record<string, string | readonly string[]> {
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, isSecret(name) ? mask(String(value)) : value]),
  );
}
