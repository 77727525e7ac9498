import { afterEach, describe, expect, it } from "vitest";
import { captureOrigin } from "../../src/errors/origin.ts";
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

describe("the frames of a failure", () => {
  const { captureStackTrace, stackTraceLimit } = Error;
  afterEach(() => Object.assign(Error, { captureStackTrace, stackTraceLimit }));

  const deep = (levels: number): Promise<unknown> =>
    levels === 0 ? failure(refusing().client.call(createThing)) : deep(levels - 1);
  const framesOf = async (): Promise<number> => ((await deep(20)) as Error).stack?.match(/^ +at /gm)?.length ?? 0;

  it("are four where the engine's own limit is in force, which stays what it is", async () => {
    Error.stackTraceLimit = 10;
    expect(await framesOf()).toBe(4);
    expect(Error.stackTraceLimit).toBe(10);
  });

  it("are as many as a program wants that has changed the limit", async () => {
    for (const limit of [2, 15]) {
      Error.stackTraceLimit = limit;
      expect(await framesOf()).toBe(limit);
      expect(Error.stackTraceLimit).toBe(limit);
    }
  });

  it("follow on the error's own name and message at once", async () => {
    expect(((await deep(0)) as Error).stack).toMatch(/^ApiError: .*\n +at /);
  });

  it("are there in an engine that cannot leave out the library's own", async () => {
    Object.assign(Error, { captureStackTrace: undefined });
    expect(((await deep(0)) as Error).stack).toMatch(/^ApiError: .*\n +at /);
  });

  it("are kept as another engine writes them", async () => {
    Object.assign(Error, {
      captureStackTrace(place: { stack?: string }) {
        place.stack = "buy@shop.js:1:1\nrun@shop.js:2:2";
      },
    });
    expect(((await deep(0)) as Error).stack).toMatch(/^ApiError: .*\nbuy@shop\.js:1:1\nrun@shop\.js:2:2$/);
  });

  it("of an error that is not ours stay", () => {
    const error = new Error("mine");
    const { stack } = error;
    expect(captureOrigin(framesOf)(error)).toBe(error);
    expect(error.stack).toBe(stack);
    expect(captureOrigin(framesOf)("text")).toBe("text");
  });
});

it("an error can be read, cleared and written like any other", async () => {
  const error = (await failure(refusing().client.call(createThing))) as Error;
  expect(Object.keys(error)).not.toContain("stack");
  error.stack = "mine";
  expect(error.stack).toBe("mine");
  delete error.stack;
  expect(Object.keys(Object.getOwnPropertyDescriptors(error))).not.toContain("stack");
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
