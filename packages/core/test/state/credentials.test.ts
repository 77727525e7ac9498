import { AsyncLocalStorage } from "node:async_hooks";
import { describe, expect, it } from "vitest";
import { createCredentials } from "../../src/state/credentials.ts";
import type { CredentialsProvider, CredentialsRequest } from "../../src/types/credentials.ts";
import { credentials } from "../support/client.ts";

/** The sub-account of a call. */
const by = (userId?: string): CredentialsRequest => ({ operationId: "getThing", userId });
const call = by("2100000000007");

describe("createCredentials", () => {
  it("asks a synchronous provider for each attempt, and tells it what the credentials are for", () => {
    const asked: CredentialsRequest[] = [];
    const ask = createCredentials({
      credentials: (request) => {
        asked.push(request);
        return { ...credentials, accessKey: `key-${asked.length}` };
      },
    });
    expect(ask(call)).toMatchObject({ accessKey: "key-1" });
    expect(ask(by())).toMatchObject({ accessKey: "key-2" });
    expect(asked).toEqual([call, by()]);
  });

  it("asks an asynchronous provider for each attempt, even if the attempts name the same sub-account at once", async () => {
    let asked = 0;
    const ask = createCredentials({
      credentials: async ({ userId }) => ({ ...credentials, accessKey: `key-${++asked}`, userId }),
    });
    expect(await Promise.all([ask(by("1")), ask(by("1")), ask(by("2"))])).toMatchObject([
      { accessKey: "key-1", userId: "1" },
      { accessKey: "key-2", userId: "1" },
      { accessKey: "key-3", userId: "2" },
    ]);
  });

  it.each<[string, (tenant: () => string | undefined) => CredentialsProvider]>([
    ["at once", (tenant) => () => ({ ...credentials, accessKey: tenant() ?? "none" })],
    ["later", (tenant) => async () => ({ ...credentials, accessKey: tenant() ?? "none" })],
  ])("gives each tenant its own key when the provider reads the tenant elsewhere and answers %s", async (_, make) => {
    const tenant = new AsyncLocalStorage<string>();
    const ask = createCredentials({ credentials: make(() => tenant.getStore()) });
    for (const request of [by(), call]) {
      const keys = await Promise.all(
        ["key-a", "key-b", "key-c"].map((name) => tenant.run(name, async () => (await ask(request)).accessKey)),
      );
      expect(keys).toEqual(["key-a", "key-b", "key-c"]);
    }
  });

  it("keeps the client's sub-account when the provider names none", async () => {
    for (const userId of [undefined, null]) {
      const given = { ...credentials, userId: userId as undefined };
      for (const provider of [() => given, async () => given]) {
        const ask = createCredentials({ credentials: provider, userId: "2100000000005" });
        expect(await ask(by())).toMatchObject({ userId: "2100000000005" });
      }
    }
  });

  it("asks again after a rejection", async () => {
    let asked = 0;
    const ask = createCredentials({
      credentials: async () => {
        if (++asked === 1) throw new Error("sealed");
        return credentials;
      },
    });
    await expect(ask(call)).rejects.toThrow("sealed");
    expect(await ask(call)).toEqual(credentials);
  });

  it("returns fixed credentials synchronously, without other fields", () => {
    const more = { ...credentials, retries: 1 };
    expect(createCredentials(more)(call)).toEqual(credentials);
    const { userId: _, ...without } = credentials;
    expect(createCredentials(without)(call)).toEqual({ ...without, userId: undefined });
  });

  it("says which of them is wrong", () => {
    const given = (wrong: object) => () => createCredentials({ ...credentials, ...wrong } as never);
    expect(given({ accessKey: "" })).toThrow("accessKey is missing");
    expect(given({ accessKey: "a b" })).toThrow("accessKey is not a string of printable ASCII without white space");
    expect(given({ accessSecret: undefined })).toThrow("accessSecret is missing");
    for (const accessSecret of [" a", "a ", "a b"])
      expect(given({ accessSecret })).toThrow("accessSecret is not a string of printable ASCII without white space");
    expect(given({ userId: "" })).toThrow("userId is missing");
  });
});
