import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { createListen } from "../../src/state/abort-listeners.ts";
import { envelope, failure, offline } from "../support/client.ts";
import { getThing } from "../support/operations.ts";

describe("a signal that many calls share", () => {
  it("has one listener, and none when the last call is over", async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const answers: (() => void)[] = [];
    const { client } = offline(() => new Promise((resolve) => answers.push(() => resolve(envelope(1)))), {
      limits: false,
    });
    const calls = Array.from({ length: 30 }, () => client.call(getThing, {}, { signal }));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(getEventListeners(signal, "abort")).toHaveLength(1);
    for (const answer of answers) answer();
    await Promise.all(calls);
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });

  it("ends all of them", async () => {
    const controller = new AbortController();
    const { client } = offline(() => new Promise(() => {}));
    const calls = Array.from({ length: 5 }, () => failure(client.call(getThing, {}, { signal: controller.signal })));
    await new Promise((resolve) => setTimeout(resolve, 20));
    controller.abort();
    for (const error of await Promise.all(calls)) expect(error).toMatchObject({ name: "AbortedError" });
  });
});

describe("createListen", () => {
  it("calls each listener that has not been ended, also when one of them ends another", () => {
    const listen = createListen();
    const controller = new AbortController();
    const called: string[] = [];
    const ends = ["a", "b", "c"].map((name) => listen(controller.signal, () => called.push(name)));
    ends[1]?.();
    ends[1]?.();
    controller.abort();
    expect(called).toEqual(["a", "c"]);
    for (const end of ends) end();
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
  });

  it("refuses values that are not signals", () => {
    expect(() => createListen()({} as AbortSignal, () => {})).toThrow(TypeError);
  });
});
