import { describe, expect, it } from "vitest";
import { createRedactor } from "../../src/errors/create-redactor.ts";
import { ApiError } from "../../src/index.ts";
import { createAttempt } from "../../src/transport/call-record.ts";
import { seenOf } from "../../src/transport/seen-of.ts";

const SECRET = "0123456789abcdef";

/** What hooks are told of a request id, and how often the module that redacts was loaded for it. */
async function told(requestId: unknown, secrets = [SECRET, ""], path?: object) {
  let loads = 0;
  const loadFailurePath = async () => {
    loads++;
    return path ?? { redactorOf: (list: Iterable<string>) => createRedactor(list) };
  };
  const record = { attempts: [Object.assign(createAttempt(1, false), { secrets })], sent: [], failures: [] };
  const envelope = { code: 200, requestId };
  const answer = { response: new Response(null, { status: 201 }), text: "", envelope };
  const seen = await seenOf({ loadFailurePath } as never, record as never, answer as never, undefined);
  return { seen, loads };
}

describe("what hooks are told of a success", () => {
  it.each(["f".repeat(32), "0123456789ABCDEF".repeat(2).replaceAll("5", "a")])(
    "is an id as PandaPon writes them, at once: %s",
    async (id) => {
      expect(await told(id)).toEqual({ seen: { status: 201, code: 200, requestId: id, error: undefined }, loads: 0 });
      expect((await told(id, [])).loads).toBe(0);
    },
  );

  it.each([
    ["longer", "f".repeat(33), "f".repeat(33)],
    ["shorter", "f".repeat(31), "f".repeat(31)],
    ["of other characters", "g".repeat(32), "g".repeat(32)],
    ["with a secret in it", SECRET.repeat(2), "[redacted][redacted]"],
    ["with text around a secret", `id ${SECRET}`, "id [redacted]"],
    ["long", "x".repeat(400), "x".repeat(300)],
    ["empty", "", ""],
  ])("is an id that is looked through when it is %s", async (_, id, shown) => {
    const { seen, loads } = await told(id);
    expect([seen.requestId, loads]).toEqual([shown, 1]);
  });

  it.each([undefined, null, 5, {}])("does not count as an id when it is not text: %j", async (id) => {
    expect(await told(id)).toMatchObject({ seen: { requestId: undefined, status: 201 }, loads: 0 });
  });

  it("is not an id that cannot be looked through", async () => {
    const loadFailurePath = () => Promise.reject(new Error("no file handle is left"));
    const answer = { response: new Response(), text: "", envelope: { code: 200, requestId: "x" } };
    const seen = await seenOf(
      { loadFailurePath } as never,
      { attempts: [], sent: [] } as never,
      answer as never,
      undefined,
    );
    expect(seen).toEqual({ status: 200, code: 200, requestId: undefined, error: undefined });
  });
});

it("of a failure they are told what the error says, of no answer nothing", async () => {
  const error = new ApiError("no", { status: 400, code: 5, requestId: "r" });
  const none = {} as never;
  expect(await seenOf(none, none, none, error)).toEqual({ status: 400, code: 5, requestId: "r", error });
  expect(await seenOf(none, none, undefined, undefined)).toEqual({
    status: undefined,
    code: undefined,
    requestId: undefined,
    error: undefined,
  });
});
