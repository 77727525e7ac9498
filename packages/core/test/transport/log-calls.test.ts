import { Writable } from "node:stream";
import bunyan from "bunyan";
import pino from "pino";
import { describe, expect, it } from "vitest";
import winston from "winston";
import { type Call, createGroup, type Logger } from "../../src/index.ts";
import { envelope, failure, offline, type Reply } from "../support/client.ts";
import { credentials } from "../support/credentials.ts";
import { createThing, findThings, getThing, type Order } from "../support/operations.ts";

type Line = Record<string, unknown>;

/** A stream, and the JSON lines that were written to it. */
function sink(): { stream: Writable; lines: Line[] } {
  const lines: Line[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _, done) {
      for (const line of chunk.toString().split("\n").filter(Boolean)) lines.push(JSON.parse(line) as Line);
      done();
    },
  });
  return { stream, lines };
}

const libraries: [string, () => { logger: Logger; lines: Line[]; messageKey: string }][] = [
  [
    "pino",
    () => {
      const { stream, lines } = sink();
      return { logger: pino({ level: "debug" }, stream), lines, messageKey: "msg" };
    },
  ],
  [
    "a child of pino",
    () => {
      const { stream, lines } = sink();
      return { logger: pino({ level: "debug" }, stream).child({ part: "orders" }), lines, messageKey: "msg" };
    },
  ],
  [
    "bunyan",
    () => {
      const { stream, lines } = sink();
      return { logger: bunyan.createLogger({ name: "shop", level: "debug", stream }), lines, messageKey: "msg" };
    },
  ],
  [
    "winston",
    () => {
      const { stream, lines } = sink();
      const transports = [new winston.transports.Stream({ stream })];
      return { logger: winston.createLogger({ level: "debug", transports }), lines, messageKey: "message" };
    },
  ],
  [
    "console",
    () => {
      const lines: Line[] = [];
      const write =
        (level: string) =>
        (message: unknown, fields: unknown): void =>
          void lines.push({ level, message, ...(fields as object) });
      const logger: Logger = { debug: write("debug"), warn: write("warn"), error: write("error") };
      return { logger, lines, messageKey: "message" };
    },
  ],
];

const refusal: Reply = () => Response.json({ code: 99100, msg: "no", requestId: "r1" }, { headers: { "x-a": "b" } });

describe.each(libraries)("%s", (_, create) => {
  it("gets one line for a failed call, with message, hint and plain fields", async () => {
    const { logger, lines, messageKey } = create();
    const { client } = offline(refusal, { logger });
    await failure(client.call(createThing));
    expect(lines).toHaveLength(1);
    const [line = {}] = lines;
    expect(line[messageKey]).toMatch(/^ApiError: createThing: the server answered 99100 no .*mock/);
    expect(line).toMatchObject({
      operationId: "createThing",
      method: "POST",
      path: "/v2/thing/create",
      attempts: 1,
      status: 200,
      code: 99100,
      requestId: "r1",
      error: { name: "ApiError", msg: "no", headers: { "x-a": "b" } },
    });
    expect(line.ms).toBe(Math.round(line.ms as number));
    expect((line.error as Line).stack).toMatch(/^ApiError/);
  });

  it("gets one line for a call that succeeds at the second attempt, and one at debug for the first", async () => {
    const { logger, lines, messageKey } = create();
    const { client } = offline((__, count) => (count === 1 ? new Response("", { status: 503 }) : envelope(1)), {
      logger,
    });
    await client.call(findThings);
    expect(lines.map((line) => line[messageKey])).toEqual([
      "findThings: attempt 1 failed, next in 0 ms",
      expect.stringMatching(/^findThings: succeeded in \d+ ms$/),
    ]);
    expect(lines.map(({ level }) => level)).toEqual([lines[0]?.level, lines[0]?.level]);
    expect(lines[0]).toMatchObject({ attempt: 1, status: 503, error: { name: "ApiError" } });
    expect(lines[0]).not.toHaveProperty("call");
    expect(lines[1]).toMatchObject({ attempts: 2, status: 200, code: 200 });
    expect(lines[1]).not.toHaveProperty("error");
  });

  it("names the method in each line if the call came through a group", async () => {
    const { logger, lines, messageKey } = create();
    const replies = [() => new Response("", { status: 503 }), () => envelope(1), refusal];
    const { client } = offline((request, count) => (replies[count - 1] ?? refusal)(request, count), { logger });
    const things = createGroup<{ get(input: { id?: string }): Call<Order> }>(client, { get: getThing }, "things");
    await things.get({ id: "7" });
    await failure(things.get({ id: "7" }));
    expect(lines.map((line) => line[messageKey])).toEqual([
      expect.stringMatching(/^things\.get: attempt 1 failed/),
      expect.stringMatching(/^things\.get: succeeded/),
      expect.stringMatching(/^ApiError: things\.get: the server answered/),
    ]);
    expect(lines[1]).toMatchObject({ operationId: "getThing" });
  });

  it("sees no secret", async () => {
    const { logger, lines } = create();
    const { client } = offline(
      ({ headers, body }) => Response.json({ code: 5, msg: `${[...headers].join()} ${body}` }),
      {
        logger,
      },
    );
    await failure(client.call(createThing, { orderAddress: { name: "张三丰", phone: "13900000000" } }));
    const text = JSON.stringify(lines);
    for (const secret of [...Object.values(credentials), "张三丰", "13900000000"]) expect(text).not.toContain(secret);
  });
});

describe("a level", () => {
  const levels = async (reply: Reply, logger: (note: (level: string) => () => void) => Logger): Promise<string[]> => {
    const seen: string[] = [];
    const { client } = offline(reply, { retries: 0, logger: logger((level) => () => void seen.push(level)) });
    await client.call(createThing).safe();
    await client.call(getThing).safe();
    return seen;
  };
  const fails: Reply = () => new Response("", { status: 500 });

  it("is error for an unknown outcome and warn for any other failure", async () => {
    expect(await levels(fails, (note) => ({ debug: note("debug"), warn: note("warn"), error: note("error") }))).toEqual(
      ["error", "warn"],
    );
  });

  it("is warn where a logger has no error, and none where it has no method at all", async () => {
    expect(await levels(fails, (note) => ({ warn: note("warn") }))).toEqual(["warn", "warn"]);
    expect(await levels(fails, () => ({}))).toEqual([]);
    expect(
      await levels(
        () => envelope(1),
        (note) => ({ warn: note("warn") }),
      ),
    ).toEqual([]);
  });

  it("costs no call when the logger throws or rejects", async () => {
    const bad = (): never => {
      throw new Error("disk full");
    };
    for (const debug of [bad, async () => bad()]) {
      const { client } = offline(() => envelope(1), { logger: { debug } });
      expect(await client.call(getThing)).toBe(1);
    }
  });
});
