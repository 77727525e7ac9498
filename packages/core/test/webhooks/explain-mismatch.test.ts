import { describe, expect, it } from "vitest";
import { type PushVerificationError, verifyPush } from "../../src/webhooks/index.ts";
import { accessKey, failure, pushOf, secret, signed } from "./support.ts";

const { body, authorization } = pushOf({ messageType: "T", messageBody: { id: "1" } });

async function hintOf(given: object, own: object = {}): Promise<string> {
  const error = await failure(verifyPush({ body, authorization, ...given }, { accessKey, secrets: secret, ...own }));
  return (error as PushVerificationError).hint;
}

describe("a base", () => {
  const another = signed(body, "another");

  it("is offered where it is not the one that was tried", async () => {
    expect(await hintOf({}, { base: "body" })).toMatch(/^Set base: "upstream"/);
    expect(await hintOf({ authorization: signed(body, secret, []) })).toMatch(/^Set base: "body"/);
    expect(await hintOf({ authorization: signed(body, secret, []) }, { base: "upstream" })).toMatch(
      /^Set base: "body"/,
    );
  });

  it("is not offered where none fits", async () => {
    for (const base of ["upstream", "body"])
      expect(await hintOf({ authorization: another }, { base })).not.toMatch(/Set/);
  });

  it("is found with the second of two secrets too", async () => {
    expect(await hintOf({}, { secrets: ["another", secret], base: "body" })).toMatch(/^Set base: "upstream"/);
  });
});

it.each([
  ["the secret alone", { secrets: ` ${secret}\t` }],
  ["the access key alone", { accessKey: ` ${accessKey}\n` }],
  ["both", { accessKey: `${accessKey} `, secrets: ` ${secret}` }],
])("tells of white space around %s", async (_, own) => {
  expect(await hintOf({}, own)).toMatch(/^Remove the white space around the secret or the access key/);
});

it("reports a body that was trimmed or got a line end on its way, with either base", async () => {
  for (const base of [[accessKey], []]) {
    const sent = (text: string) => ({ authorization: signed(text, secret, base) });
    expect(await hintOf({ body: `${body}\n `, ...sent(body) })).toMatch(/^The body was changed on its way/);
    expect(await hintOf({ body, ...sent(`${body}\n`) })).toMatch(/^The body was changed on its way/);
  }
});

it("keeps a byte order mark of the body: one that was lost on the way does not make another text", async () => {
  const marked = `\ufeff${body}`;
  expect(await hintOf({ body: `${marked}\n`, authorization: signed(`${marked}\n\n`) })).toMatch(
    /^The body was changed/,
  );
});

describe("a rounded number", () => {
  const lost = { authorization: signed("what the body was") };

  it.each([
    '{"id":2059624776425891800}',
    '{"id": 2059624776425891800 }',
    "[2059624776425891800 ]",
    "[1,2059624776425891800,2]",
  ])("is recognized in %s", async (rounded) => {
    expect(await hintOf({ body: rounded, ...lost })).toMatch(/^A long number in the body ends in zeros/);
  });

  it.each([
    '{"id":"2059624776425891800"}',
    '{"id":2059624776425891794}',
    '{"id":1500}',
    '{"a":"no:x2059624776425891800"}',
  ])("is not suspected in %s", async (whole) => {
    expect(await hintOf({ body: whole, ...lost })).toMatch(/^Verify the raw bytes/);
  });
});
