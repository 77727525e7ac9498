import { type SignatureScheme, sign } from "@pandapon/core";
import { testCredentials } from "@pandapon/mock";

export interface Signing {
  readonly accessKey?: string;
  readonly accessSecret?: string;
  readonly userId?: string;
  readonly timestamp?: string;
  readonly nonceStr?: string;
  readonly body?: string;
  readonly scheme?: SignatureScheme;
}

let count = 0;

/** 32 characters, new each time, the same in every run. */
export const nextNonce = (): string => `nonce${String(++count).padStart(27, "0")}`;

export const seconds = (): string => String(Math.floor(Date.now() / 1000));

/** The five headers of a rightly signed request, and a content type. */
export function signed(signing: Signing = {}): Record<string, string> {
  const { scheme, userId = testCredentials.userId, ...given } = signing;
  const input = {
    accessKey: testCredentials.accessKey,
    accessSecret: testCredentials.accessSecret,
    timestamp: seconds(),
    nonceStr: nextNonce(),
    body: "",
    ...given,
    method: "POST",
    path: "",
    query: "",
  };
  return {
    "content-type": "application/json",
    "access-key": input.accessKey,
    timestamp: input.timestamp,
    "nonce-str": input.nonceStr,
    "user-id": userId,
    signature: sign(input, scheme),
  };
}

export const without = (headers: Record<string, string>, ...names: readonly string[]): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));
