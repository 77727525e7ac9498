import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";

interface Vectors {
  readonly accessKey: string;
  readonly secret: string;
  readonly vectors: readonly {
    readonly event: string;
    readonly messageBody: "object" | "text";
    readonly body: string;
    readonly authorization: string;
  }[];
}

export const vectors = JSON.parse(readFileSync(new URL("../../vectors/push.json", import.meta.url), "utf8")) as Vectors;

export const { accessKey, secret } = vectors;

/** Signs without the code under test. */
export const signed = (body: string | Uint8Array, key = secret, base: readonly string[] = [accessKey]): string =>
  base
    .reduce((hmac, text) => hmac.update(text), createHmac("sha256", key))
    .update(body)
    .digest("hex");

/** A push of this envelope, and its signature. */
export function pushOf(envelope: object | string): { readonly body: string; readonly authorization: string } {
  const body = typeof envelope === "string" ? envelope : JSON.stringify(envelope);
  return { body, authorization: signed(body) };
}

/** What a promise rejects with. */
export const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => {
      throw new Error("It did not fail");
    },
    (error: unknown) => error,
  );

/** A promise that the test settles. */
export function deferred<T = void>() {
  let resolve: (value: T) => void = () => {};
  let reject: (reason: unknown) => void = () => {};
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
