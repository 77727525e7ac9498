import { describe, expect, it } from "vitest";
import type { PushLesson } from "../../src/webhooks/index.ts";
import { station } from "./station.ts";
import { pushOf, secret, signed } from "./support.ts";

async function seen(given: object, accept: () => unknown = () => {}) {
  const lessons: PushLesson[] = [];
  const { receive, refused } = station({ accept, learn: (it) => lessons.push(it) });
  await receive(given);
  return { refused: refused[0], lesson: lessons[0] };
}

const push = pushOf({ messageType: "T", messageBody: {} });

describe("the headers of a report", () => {
  it("hold Authorization masked where only the signature was handed over, and nothing where none came", async () => {
    expect((await seen({ ...push, authorization: "x y" })).refused?.headers).toEqual({
      authorization: "[3 characters]",
    });
    expect((await seen({ body: push.body })).refused?.headers).toEqual({});
    expect((await seen({ body: push.body, authorization: 7 })).refused).toMatchObject({
      headers: {},
      authorization: undefined,
      reason: "missing-signature",
    });
  });

  it("leave out fields without a value", async () => {
    const headers = { host: "shop.example", absent: undefined, empty: null };
    expect((await seen({ ...push, headers })).lesson?.headers).toEqual({
      authorization: "[64 characters]",
      host: "shop.example",
    });
  });
});

it("knows the base of a signature with white space around it", async () => {
  const authorization = ` ${signed(push.body, secret, [])} `;
  const { refused, lesson } = await seen({ body: push.body, authorization });
  expect(refused?.matchingBases).toEqual(["body"]);
  expect(lesson).toMatchObject({ matchingBases: ["body"], hexCase: expect.stringMatching(/lower/) });
});

it("gives the hint of the error, but its own where accept failed: the error of a queue may have one that means something else", async () => {
  expect((await seen({ ...push, authorization: "x" })).refused?.hint).toMatch(/^Check that the request comes/);
  const fail = () => {
    throw Object.assign(new Error("down"), { hint: "Start the queue." });
  };
  expect((await seen(push, fail)).refused).toMatchObject({
    reason: "accept-failed",
    hint: "Look at error: accept threw it. PandaPon repeats the push in half an hour, at most five times.",
  });
});

describe("a lesson", () => {
  it.each([
    ["1745483449x", "string"],
    ["x1745483449", "string"],
    ["17454834490", "string of 11 digits"],
    [true, "boolean"],
  ])("tells the form of the timestamp %j: %s", async (timestamp, form) => {
    expect((await seen(pushOf({ timestamp }))).lesson).toMatchObject({ timestamp: form });
  });

  it("holds a type only if it is text: an object could hold personal data", async () => {
    expect((await seen(pushOf({ messageType: { name: "x" } }))).lesson?.messageType).toBeUndefined();
  });

  it.each([`${"a".repeat(64)}b`, `x${"a".repeat(64)}`, "a".repeat(63)])(
    "calls nothing hex that is not 64 digits: %s",
    async (authorization) => {
      expect((await seen({ body: push.body, authorization })).lesson?.hexCase).toBe("none");
    },
  );
});
