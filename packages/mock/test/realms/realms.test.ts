import { describe, expect, test } from "vitest";
import { createRealms } from "../../src/create-realms.ts";
import { settingsOf } from "../../src/settings-of.ts";

const realmsAt = (clock: () => number) =>
  createRealms(
    settingsOf({ clock }, () => undefined),
    () => "http://mock",
    new AbortController().signal,
  );

describe("Realms", () => {
  test("give each world a key set of its own, and find it by access key and by name", () => {
    const realms = realmsAt(() => 0);
    const [a, b] = [realms.create(), realms.create("shop")];
    expect(new Set([realms.default, a, b].map(({ credentials }) => credentials.accessKey)).size).toBe(3);
    expect(realms.byAccessKey(a.credentials.accessKey)).toBe(a);
    expect(realms.byName("shop")).toBe(b);
    expect(realms.byName("default")).toBe(realms.default);
    expect(realms.byAccessKey("nope")).toBeUndefined();
    expect(realms.list().map(({ name }) => name)).toEqual(["default", "world-1", "shop"]);
  });

  test("refuse a name that is taken or cannot stand in a URL", () => {
    const realms = realmsAt(() => 0);
    expect(() => realms.create("default")).toThrow(TypeError);
    expect(() => realms.create("a b")).toThrow(TypeError);
    expect(() => realms.create("")).toThrow(TypeError);
  });

  test("forget created worlds beyond a thousand, those first that were used longest ago", () => {
    const realms = realmsAt(() => 0);
    const first = realms.create("first");
    realms.create("second");
    for (let count = 0; count < 998; count++) realms.create();
    realms.byAccessKey(first.credentials.accessKey);
    realms.create();
    expect(realms.byName("first")).toBe(first);
    expect(realms.byName("second")).toBeUndefined();
    expect(realms.default.name).toBe("default");
    expect(realms.list()).toHaveLength(1001);
  });

  test("make a world when it is first needed, at the time of its clock", () => {
    let now = 1000;
    const realm = realmsAt(() => now).create();
    now = 5000;
    expect(realm.world.bornAt).toBe(5000);
    expect(realm.world).toBe(realm.world);
  });

  test("keep the clocks of two worlds apart", () => {
    const realms = realmsAt(() => 1000);
    const [a, b] = [realms.create(), realms.create()];
    a.clock.moveTo(9000);
    expect([a.clock.now(), a.clock.moved, a.clock.judged()]).toEqual([9000, true, 1000]);
    expect([b.clock.now(), b.clock.moved]).toEqual([1000, false]);
    a.clock.moveTo(2000);
    expect(a.clock.now()).toBe(9000);
  });
});
