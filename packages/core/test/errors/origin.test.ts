import { describe, expect, it } from "vitest";
import { createGroup, list, PandaPonError } from "../../src/index.ts";
import { envelope, failure, offline } from "../support/client.ts";
import { createThing, findThings, getThing } from "../support/operations.ts";

const refusing = () => offline(() => Response.json({ code: 99100, msg: "no" }));
/** The frame that a stack begins with. */
const firstFrame = (error: unknown): string => /\n +at (.*)/.exec((error as Error).stack ?? "")?.[1] ?? "";
const group = () =>
  createGroup<{ create: () => Promise<unknown>; find: () => AsyncIterable<unknown> & Promise<unknown> }>(
    refusing().client,
    { create: createThing, find: findThings } as never,
  );

// Named functions, as a frame shows the name of the function that called.
describe("the stack of a failure begins at the caller's line", () => {
  const callers: Record<string, () => Promise<unknown>> = {
    async callsClient() {
      return await refusing().client.call(createThing);
    },
    async callsSafe() {
      throw (await refusing().client.call(createThing).safe()).error;
    },
    async callsWithResponse() {
      return await refusing().client.call(createThing).withResponse();
    },
    async callsMethod() {
      return await group().create();
    },
    async callsMethodOfList() {
      return await group().find();
    },
    async callsList() {
      return await list(refusing().client, findThings);
    },
    async loopsOverList() {
      for await (const _ of list(refusing().client, findThings));
    },
    async loopsOverPages() {
      for await (const _ of list(refusing().client, findThings).pages());
    },
    async collects() {
      return await list(refusing().client, findThings).collect({ limit: 5 });
    },
    async collectsWrongly() {
      return await list(refusing().client, findThings).collect({ limit: -1 });
    },
    async callsSubAccount() {
      return await refusing().client.as("2100000000009").call(getThing);
    },
    async failsBeforeSending() {
      return await refusing().client.call(getThing, { id: {} as never });
    },
    async callsRaw() {
      const { client } = offline(() => new Response("<html>"));
      return await (client.raw.GET as (path: string) => Promise<unknown>)("/v2/thing/get");
    },
  };

  it.each(Object.entries(callers))("%s", async (name, call) => {
    const error = await failure(call());
    expect(error).toBeInstanceOf(PandaPonError);
    expect(firstFrame(error)).toContain(name);
    expect((error as Error).stack).toMatch(new RegExp(`^${(error as Error).name}: `));
    expect(String((error as Error).stack)).not.toContain("/core/src/");
  });

  it("of a later page too", async () => {
    async function readsOn(): Promise<void> {
      const { client } = offline((_, count) =>
        count === 1 ? envelope({ list: [{ id: 1 }], total: 9 }) : Response.json({ code: 99100 }),
      );
      for await (const _ of list(client, findThings));
    }
    expect(firstFrame(await failure(readsOn()))).toContain("readsOn");
  });
});

it("an error can be read, cleared and written like any other", async () => {
  const error = (await failure(refusing().client.call(createThing))) as Error;
  expect(Object.keys(error)).not.toContain("stack");
  error.stack = "mine";
  expect(error.stack).toBe("mine");
});

it.each<[string, () => unknown]>([
  ["makes something else of a stack", () => [{}]],
  [
    "throws",
    () => {
      throw new Error("no stack");
    },
  ],
])("a call settles when the program's own prepareStackTrace %s", async (_, prepare) => {
  const before = Error.prepareStackTrace;
  Error.prepareStackTrace = prepare;
  try {
    const settled = await refusing()
      .client.call(createThing)
      .then(
        () => "data",
        (error: { name: string }) => error.name,
      );
    expect(settled).toBe("ApiError");
  } finally {
    Error.prepareStackTrace = before;
  }
});

it("is not remembered in a program that wants no stacks", async () => {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    const error = (await failure(refusing().client.call(createThing))) as Error;
    expect(error.stack).toBe(`ApiError: ${error.message}`);
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
});
