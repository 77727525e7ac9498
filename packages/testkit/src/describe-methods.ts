import { describe, expect, it } from "vitest";
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

    it("are known to `client.raw` as well", () => {
      const { client, registered } = createRecorder();
      create(client);
      expect([...registered].sort()).toEqual(described.map(({ id }) => id).sort());
    });
  });
}
