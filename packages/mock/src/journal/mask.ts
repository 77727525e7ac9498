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

export function maskedHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, isSecret(name) ? mask(value) : value]),
  );
}

export function maskedQuery(
  query: Readonly<Record<string, string | readonly string[]>>,
): Record<string, string | readonly string[]> {
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, isSecret(name) ? mask(String(value)) : value]),
  );
}
