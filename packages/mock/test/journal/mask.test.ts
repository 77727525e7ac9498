import { expect, it } from "vitest";
import { isSecret, maskedHeaders, maskedQuery, maskedTarget, secretsIn } from "../../src/journal/mask.ts";

it.each(["signature", "access-key", "accessKey", "access_secret", "Access-Secret", "secret", "X-Api-Key", "token"])(
  "hides %s, as credentials also come under nearly the right name",
  (name) => {
    expect(isSecret(name)).toBe(true);
    expect(maskedQuery({ [name]: "0123456789" })).toEqual({ [name]: "0123****" });
    expect(maskedTarget(`/v2?a=1&${name}=0123456789#x`)).toBe(`/v2?a=1&${name}=0123****#x`);
    const headers = { [name.toLowerCase()]: "0123456789", accept: "*/*" };
    expect(maskedHeaders(headers)).toEqual({ [name.toLowerCase()]: "0123****", accept: "*/*" });
    expect(secretsIn(headers)).toEqual({ [name.toLowerCase()]: "0123456789" });
  },
);

it.each(["user-id", "nonce-str", "timestamp", "keyword", "pageToken2", "design", "monkey", "ids"])(
  "shows %s",
  (name) => {
    expect(isSecret(name)).toBe(false);
  },
);
