import { expect, it, vi } from "vitest";
import { InputError } from "../../src/errors/errors.ts";
import { createHasher } from "../../src/webhooks/create-hasher.ts";
import type { Hasher } from "../../src/webhooks/hasher.ts";
import { PushVerificationError, signPush } from "../../src/webhooks/index.ts";
import { platformHasher } from "../../src/webhooks/platform-hasher.ts";
import { createSigner } from "../../src/webhooks/sign-push.ts";
import { webHasher } from "../../src/webhooks/web-hasher.ts";
import { accessKey, failure, secret, signed, vectors } from "./support.ts";

it.each(vectors.vectors)("signs the vector $event, messageBody as $messageBody", async ({ body, authorization }) => {
  expect(await signPush(body, { accessKey, secret })).toBe(authorization);
  expect(await signPush(new TextEncoder().encode(body), { accessKey, secret })).toBe(authorization);
});

it("signs bytes wherever they lie, and bytes that are not text", async () => {
  const bytes = Uint8Array.from([0, 255, 254, 128, 10]);
  const inside = new Uint8Array([9, 9, ...bytes, 9]).subarray(2, 7);
  for (const body of [bytes, inside, bytes.buffer, Buffer.from(bytes)]) {
    expect(await signPush(body, { accessKey, secret })).toBe(signed(bytes));
  }
});

it("signs an empty body", async () => {
  expect(await signPush("", { accessKey, secret })).toBe(signed(""));
});

it("takes another base", async () => {
  expect(await signPush("{}", { accessKey, secret, base: "body" })).toBe(signed("{}", secret, []));
  expect(await signPush("{}", { accessKey, secret, base: (body, key) => `${body.length}${key}` })).toBe(
    signed("", secret, ["2", accessKey]),
  );
});

it("signs a megabyte", async () => {
  const body = "x".repeat(1 << 20);
  expect(await signPush(body, { accessKey, secret })).toBe(signed(body));
});

it("says what is missing", async () => {
  expect(await failure(signPush("{}", { accessKey: "", secret }))).toMatchObject({ message: "accessKey is missing" });
  const none = undefined as unknown as string;
  expect(await failure(signPush("{}", { accessKey, secret: none }))).toMatchObject({ message: "secret is missing" });
  const base = "constructor" as "body";
  expect(await failure(signPush("{}", { accessKey, secret, base }))).toBeInstanceOf(InputError);
  const nothing = (): string => undefined as unknown as string;
  expect(await failure(signPush("{}", { accessKey, secret, base: nothing }))).toBeInstanceOf(InputError);
  const parsed = {} as unknown as string;
  expect(await failure(signPush(parsed, { accessKey, secret }))).toBeInstanceOf(PushVerificationError);
});

it("hashes alike with WebCrypto and with the runtime's own", async () => {
  const crypto = process.getBuiltinModule("node:crypto");
  const bytes = new TextEncoder().encode("价格 A → B → A");
  for (const hasher of [platformHasher(crypto.hash), webHasher(), createHasher()]) {
    const sign = createSigner(accessKey, "upstream", hasher.hmac);
    expect([await sign(secret, bytes), await sign("other", bytes), await sign(secret, bytes)]).toEqual([
      signed(bytes),
      signed(bytes, "other"),
      signed(bytes),
    ]);
    // The block of HMAC is 64 bytes: a longer secret is hashed first.
    for (const long of ["k".repeat(63), "k".repeat(64), "k".repeat(65), "密".repeat(22), "k".repeat(1000)])
      expect(await sign(long, bytes), long).toBe(signed(bytes, long));
    expect(await hasher.sha256(bytes)).toBe(crypto.createHash("sha256").update(bytes).digest("hex"));
  }
});

it("hashes with WebCrypto where the platform has nothing of its own, or refuses to be asked, as edge runtimes do", async () => {
  const bytes = new TextEncoder().encode("价格");
  for (const platform of [
    undefined,
    {},
    { getBuiltinModule: () => undefined },
    { getBuiltinModule: () => ({ createHmac: () => undefined }) },
    {
      get getBuiltinModule(): never {
        throw new Error("A Node.js API is used which is not supported in the Edge Runtime");
      },
    },
  ]) {
    vi.stubGlobal("process", platform);
    let hasher: Hasher;
    try {
      hasher = createHasher();
    } finally {
      vi.unstubAllGlobals();
    }
    expect(await createSigner(accessKey, "upstream", hasher.hmac)(secret, bytes)).toBe(signed(bytes));
  }
});
