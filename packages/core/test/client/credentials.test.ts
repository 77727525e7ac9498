import { AsyncLocalStorage } from "node:async_hooks";
import { describe, expect, it } from "vitest";
import { type Credentials, signatureSchemes } from "../../src/index.ts";
import { credentials, envelope, failure, offline } from "../support/client.ts";
import { createThing, getThing } from "../support/operations.ts";
import { failOnUnhandledRejections } from "../support/unhandled.ts";

failOnUnhandledRejections();

const provided = (provider: () => Credentials | Promise<Credentials>, more: object = {}) =>
  ({ accessKey: undefined, accessSecret: undefined, userId: undefined, credentials: provider, ...more }) as never;

describe("a credentials provider", () => {
  it("may answer at once or later", async () => {
    for (const provider of [() => credentials, async () => credentials]) {
      const { client, seen } = offline(() => envelope(1), provided(provider));
      await client.call(getThing);
      expect(seen[0]?.headers.get("access-key")).toBe(credentials.accessKey);
      expect(seen[0]?.headers.get("user-id")).toBe(credentials.userId);
    }
  });

  it("is asked by each call: two tenants with the same sub-account sign with their own keys", async () => {
    const tenant = new AsyncLocalStorage<string>();
    const { client, seen } = offline(
      () => envelope(1),
      provided(async () => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        return { ...credentials, accessKey: `key-${tenant.getStore()}` };
      }),
    );
    const shop = client.as("2100000000009");
    const call = (name: string) =>
      tenant.run(name, () => shop.call(getThing, undefined, { headers: { "x-tenant": name } }));
    await Promise.all(["a", "b", "a", "c"].map(call));
    expect(seen.map(({ headers }) => [headers.get("access-key"), headers.get("user-id")])).toEqual(
      seen.map(({ headers }) => [`key-${headers.get("x-tenant")}`, "2100000000009"]),
    );
    expect(seen).toHaveLength(4);
  });

  it("changes keys without a restart, also between two attempts of one call", async () => {
    let key = 0;
    const { client, seen } = offline(
      (_, count) => (count === 1 ? new Response(null, { status: 503 }) : envelope(1)),
      provided(() => ({ ...credentials, accessKey: `key-${++key}` })),
    );
    await client.call(getThing);
    expect(seen.map(({ headers }) => headers.get("access-key"))).toEqual(["key-1", "key-2"]);
  });

  it("is not the last word on the sub-account", async () => {
    const { client, seen } = offline(
      () => envelope(1),
      provided(() => credentials, { userId: "2100000000005" }),
    );
    await client.call(getThing);
    await client.as("2100000000006").call(getThing);
    const { client: other, seen: more } = offline(
      () => envelope(1),
      provided(() => ({ accessKey: credentials.accessKey, accessSecret: credentials.accessSecret }), {
        userId: "2100000000005",
      }),
    );
    await other.call(getThing);
    expect([...seen, ...more].map(({ headers }) => headers.get("user-id"))).toEqual([
      credentials.userId,
      "2100000000006",
      "2100000000005",
    ]);
  });

  it.each([
    [
      "throws",
      () => {
        throw new Error("vault is sealed");
      },
    ],
    ["rejects", () => Promise.reject(new Error("vault is sealed"))],
    ["rejects with a string", () => Promise.reject("vault is sealed")],
  ])("that %s rejects the call at once, and nothing is sent", async (_, provider) => {
    const { client, seen } = offline(() => envelope(1), provided(provider as never));
    for (const operation of [getThing, createThing]) {
      const error = await failure(client.call(operation as typeof getThing));
      expect(error).toMatchObject({ name: "InputError", attempts: 1 });
      expect(String(error)).toContain("vault is sealed");
    }
    expect(await client.call(getThing).safe()).toMatchObject({ ok: false });
    expect(seen).toHaveLength(0);
  });

  it("may fail once and work again", async () => {
    let count = 0;
    const { client } = offline(
      () => envelope(1),
      provided(async () => {
        if (++count === 1) throw new Error("sealed");
        return credentials;
      }),
    );
    await failure(client.call(getThing));
    expect(await client.call(getThing)).toBe(1);
  });

  it.each([undefined, null, {}, { ...credentials, accessSecret: "" }, { ...credentials, accessKey: "a b" }])(
    "that gives %j rejects the call",
    async (given) => {
      const { client, seen } = offline(
        () => envelope(1),
        provided(() => given as never),
      );
      expect(await failure(client.call(getThing))).toMatchObject({ name: "InputError", operationId: "getThing" });
      expect(seen).toHaveLength(0);
    },
  );
});

describe("a signer", () => {
  it.each([
    [
      "throws",
      () => {
        throw new Error("HSM is offline");
      },
    ],
    ["rejects", () => Promise.reject(new Error("HSM is offline"))],
  ])("that %s rejects the call at once, and nothing is sent", async (_, signer) => {
    const { client, seen } = offline(() => envelope(1), { signer: signer as never });
    const error = await failure(client.call(createThing));
    expect(error).toMatchObject({ name: "InputError", cause: { message: "HSM is offline" } });
    expect(seen).toHaveLength(0);
  });

  it.each([undefined, null, "", 5, {}, "line\nbreak", "中"])("that gives %j rejects the call", async (made) => {
    const { client, seen } = offline(() => envelope(1), { signer: () => made as never });
    expect(await failure(client.call(createThing))).toMatchObject({ name: "InputError" });
    expect(seen).toHaveLength(0);
  });

  it("may be asynchronous", async () => {
    const { client, seen } = offline(() => envelope(1), { signer: async ({ nonceStr }) => nonceStr.slice(0, 4) });
    await client.call(createThing);
    expect(seen[0]?.headers.get("signature")).toBe(seen[0]?.headers.get("nonce-str")?.slice(0, 4));
  });

  it("prevails over a scheme", async () => {
    const { client, seen } = offline(() => envelope(1), { signer: () => "mine", signatureScheme: signatureSchemes.G });
    await client.call(createThing);
    expect(seen[0]?.headers.get("signature")).toBe("mine");
  });

  it("that lets the secret slip is redacted", async () => {
    const { client } = offline(() => envelope(1), {
      signer: ({ accessSecret }) => {
        throw new Error(`cannot sign with ${accessSecret}`);
      },
    });
    const error = (await failure(client.call(createThing))) as Error;
    expect(String(error)).toContain("[redacted]");
    expect(`${error.stack} ${error.cause}`).not.toContain(credentials.accessSecret);
  });
});

it.each([
  ["clock", () => Number.NaN],
  ["nonce", () => "line\nbreak"],
])("a %s that gives nonsense rejects the call", async (name, make) => {
  const { client, seen } = offline(() => envelope(1), { [name]: make });
  expect(await failure(client.call(createThing))).toMatchObject({ name: "InputError" });
  expect(seen).toHaveLength(0);
});
