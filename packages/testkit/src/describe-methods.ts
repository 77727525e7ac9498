import { createClient, type PandaPonError } from "@pandapon/core";
import { describe, expect, it } from "vitest";
import { credentials } from "./credentials.ts";
import { type Create, groupsOf, methodOf } from "./marketplace.ts";
import { operationsOf, type PackageName } from "./operations-of.ts";
import { createRecorder } from "./recorder.ts";

/**
 * One method for each operation of the description, one operation for each method.
 *
 * @param extras Methods that are not operations, as `group.method`.
 */
export function describeMethods(name: PackageName, create: Create, extras: readonly string[] = []): void {
  const described = operationsOf(name);

  describe(`the methods of @pandapon/${name}`, () => {
    it("are the operations of the description, and the extras", () => {
      const groups = groupsOf(create, createRecorder().client);
      const methods = Object.entries(groups).flatMap(([group, its]) => Object.keys(its).map((it) => `${group}.${it}`));
      const wanted = described.map(({ group, method }) => `${group}.${method}`);
      expect(methods.sort()).toEqual([...wanted, ...extras].sort());
      expect(described.length).toBeGreaterThan(5);
    });

    it.each(described)("call $id, and hand on what they are given", async (operation) => {
      const { client, calls } = createRecorder();
      const input = { given: operation.id };
      const options = { timeoutMs: 7 };
      await methodOf(groupsOf(create, client), operation)(input, options);
      expect(calls).toEqual([{ id: operation.id, input, options }]);
    });

    it.each(described)("$group.$method is named in its message and hint, and not by its id", async (operation) => {
      for (const status of [200, 404, 500]) {
        const body = status === 200 ? '{"code":5,"msg":""}' : "";
        const client = createClient({ ...credentials, retries: 0, fetch: async () => new Response(body, { status }) });
        const call = methodOf(groupsOf(create, client), operation)(inputOf(operation), {}) as Promise<unknown>;
        const { message, hint } = (await call.then(
          () => ({}),
          (thrown: unknown) => thrown,
        )) as PandaPonError;
        expect(message).toMatch(new RegExp(`^${operation.group}\\.${operation.method}: `));
        // The option `overrides` takes ids.
        const words = hint.replace(/overrides: \{[^}]*\}/g, "").match(/\w+/g) ?? [];
        expect(words.filter((word) => described.some(({ id }) => id === word))).toEqual([]);
      }
    });

    it("are known to `client.raw` as well", () => {
      const { client, registered } = createRecorder();
      create(client);
      expect([...registered].sort()).toEqual(described.map(({ id }) => id).sort());
    });
  });
}

/** Only the names in a path must be there: the answer is a refusal in any case. */
const inputOf = ({ path }: { readonly path: string }): Record<string, string> =>
  Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => [name, "12"]));
