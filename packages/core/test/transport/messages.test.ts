import { describe, expect, it } from "vitest";
import { type CallOptions, createLimiter, type Operation, type PandaPonError } from "../../src/index.ts";
import { envelope, failure, NOW, offline, type Reply } from "../support/client.ts";
import { createThing, findThings, getThing, payThing } from "../support/operations.ts";

/** Message and hint are what a reader of a log has to go by: each is worth its exact words. */
interface Case {
  readonly reply: Reply;
  readonly operation?: Operation<never, unknown>;
  readonly options?: CallOptions;
  readonly maxAnswerBytes?: number;
  /** A call that succeeds goes before. */
  readonly isProven?: boolean;
}

async function told({
  reply,
  operation = getThing,
  options,
  maxAnswerBytes,
  isProven = true,
}: Case): Promise<[string, string]> {
  let isFirst = isProven;
  const { client } = offline(
    (seen, count) => {
      if (!isFirst) return reply(seen, count);
      isFirst = false;
      return envelope(null);
    },
    { maxAnswerBytes },
  );
  if (isProven) await client.call(getThing);
  const made = client.call(operation, { id: "1" } as never, { retries: 0, ...options });
  const { message, hint } = (await failure(made)) as PandaPonError;
  return [message, hint];
}

const status = (code: number, headers: Record<string, string> = {}): Reply => {
  return () => new Response(null, { status: code, headers });
};
const thrown = (error: unknown): Reply => {
  return () => {
    throw error;
  };
};
const hang: Reply = () => new Promise(() => {});
const refusal: Reply = () => Response.json({ code: 99100, msg: "no", requestId: "r1" });
const foreignText = "Check baseUrl, and look at body: a proxy or a login page may have answered instead of the API.";
const again = "Send it again: it only reads.";
const late = "Nothing was sent. Send it again; if this repeats, allow more time or start fewer calls at once.";
const unsent = "Nothing was sent. Check baseUrl (https://api.pandapon.com), DNS, proxy, firewall, certificates.";
const never = "Do NOT send it again 切勿重发: it may have been carried out.";
const signature =
  "Check that accessKey and accessSecret are complete, belong to the same account and were not reset. If they are right, run npx @pandapon/cli doctor: it finds the signatureScheme and the timestampUnit that the server accepts, which PandaPon does not document.";
const unproven = `The answer does not say why, and this client has not succeeded yet. ${signature}`;
const guess =
  "The path of payThing is inferred, not documented. If PandaPon gives you another one, set overrides: { payThing: { path } }.";
const baseUrl = "Check baseUrl: the path of getThing is";
const own = "Read msg: it is the server's own text.";
const mock = "This code comes from @pandapon/mock: look it up in its README.";
const redirect = "Set baseUrl to the final address: redirects are not followed, because they would leak the signature.";
const open = "Codes other than 200 are not documented: ask PandaPon, and quote requestId.";
const coded = (code: string): Error => new TypeError("fetch failed", { cause: Object.assign(new Error(), { code }) });

it.each<[string, Case, string, string]>([
  ["no answer in time", { reply: hang, options: { timeoutMs: 5 } }, "no complete answer within timeoutMs (5)", again],
  ["the deadline", { reply: hang, options: { deadlineMs: 80 } }, "deadlineMs (80) has passed", again],
  ["no time at all", { reply: hang, options: { deadlineMs: 0 } }, "deadlineMs (0) has passed", late],
  ["a signal", { reply: hang, options: { signal: AbortSignal.abort() } }, "aborted by its signal", "Nothing was sent."],
  ["a reset", { reply: thrown(coded("ECONNRESET")) }, "TypeError: fetch failed ECONNRESET", again],
  ["a cause without a code", { reply: thrown(new Error("a", { cause: new Error("b") })) }, "Error: a b", again],
  ["no cause", { reply: thrown(new TypeError("fetch failed")) }, "TypeError: fetch failed", again],
  ["no server there", { reply: thrown(coded("ECONNREFUSED")) }, "TypeError: fetch failed ECONNREFUSED", unsent],
  [
    "a broken gzip",
    { reply: thrown(coded("Z_DATA_ERROR")) },
    "TypeError: fetch failed Z_DATA_ERROR",
    "Bypass the proxy: it damages the answers.",
  ],
  ["a code that only holds Z_", { reply: thrown(coded("XZ_")) }, "TypeError: fetch failed XZ_", again],
  ["an empty answer", { reply: status(204) }, "the answer is empty (HTTP 204)", foreignText],
  ["no JSON", { reply: () => new Response("<") }, "the answer is not JSON (HTTP 200)", foreignText],
  ["no envelope", { reply: () => new Response("{}") }, "the answer is not an envelope (HTTP 200)", foreignText],
  [
    "an answer that is too long",
    { reply: () => new Response("x".repeat(40)), maxAnswerBytes: 20, isProven: false },
    "the answer is longer than maxAnswerBytes (20) (HTTP 200)",
    "Ask for less in one call, or raise maxAnswerBytes.",
  ],
  ["null", { reply: () => new Response("null") }, "the answer is not an envelope (HTTP 200)", foreignText],
  ["an HTTP error", { reply: status(404) }, "the server answered HTTP 404", `${baseUrl} documented.`],
  ["a refusal", { reply: refusal }, "the server answered 99100 no (HTTP 200, requestId r1)", `${own} ${mock}`],
  [
    "a refusal without msg",
    { reply: () => Response.json({ code: 5, msg: null, requestId: "r1" }) },
    "the server answered 5 (HTTP 200, requestId r1)",
    open,
  ],
  ["a redirect", { reply: status(307) }, "the server answered HTTP 307", redirect],
  ["status 300", { reply: status(300) }, "the server answered HTTP 300", redirect],
  ["status 400", { reply: status(400) }, "the server answered HTTP 400", open],
  ["no success yet", { reply: status(400), isProven: false }, "the server answered HTTP 400", unproven],
  [
    "a refusal on a guessed path",
    { reply: refusal, operation: payThing },
    "the server answered 99100 no (HTTP 200, requestId r1)",
    `${own} ${mock}`,
  ],
  ["a guessed path", { reply: status(404), operation: payThing }, "the server answered HTTP 404", guess],
  [
    "all at once",
    { reply: status(307), operation: payThing, isProven: false },
    "the server answered HTTP 307",
    redirect,
  ],
  [
    "a confirmed path",
    { reply: status(404), operation: { ...getThing, grade: "confirmed" } },
    "the server answered HTTP 404",
    `${baseUrl} confirmed.`,
  ],
  [
    "too many requests",
    { reply: status(429) },
    "the server answered HTTP 429",
    "Send it again later, and set the option limits: it was not carried out.",
  ],
  [
    "too many requests for now",
    { reply: status(429, { "retry-after": "1.2" }) },
    "the server answered HTTP 429",
    "Send it again in 2 s, and set the option limits: it was not carried out.",
  ],
  [
    "a clock that is off",
    { reply: status(400, { date: new Date(NOW + 700_000).toUTCString() }) },
    "the server answered HTTP 400",
    "Set this machine's clock: it is 700 s off, and the server accepts 600. The next call uses the server's clock.",
  ],
  [
    "an unknown outcome",
    { reply: status(500), operation: createThing },
    "outcome unknown: the server answered HTTP 500",
    `${never} Find out first with findThings (orders: orders.reconcile of the marketplace package).`,
  ],
  [
    "an unknown outcome that no operation tells",
    { reply: hang, operation: payThing, options: { timeoutMs: 5 } },
    "outcome unknown: no complete answer within timeoutMs (5)",
    `${never} No operation tells what happened: look in PandaPon's console.`,
  ],
])("%s", async (_, given, message, hint) => {
  const { id } = given.operation ?? getThing;
  expect(await told(given)).toEqual([`${id}: ${message}`, hint]);
});

describe("what the caller gave and what failed", () => {
  it("is named, with nothing sent", async () => {
    const { client } = offline(hang, { signer: thrown(new Error("HSM")) as never });
    expect(await failure(client.call(findThings))).toMatchObject({
      message: "findThings: credentials, signer, middleware or option failed: Error: HSM",
      attempts: 1,
      retryable: false,
      hint: "Fix your own code: see cause.",
    });
  });

  it("asks for a fix where it says nothing else", async () => {
    const { client } = offline(hang);
    expect(await failure(client.call(getThing, {}, { retries: -1 }))).toMatchObject({
      name: "InputError",
      hint: "Nothing was sent. Fix what the message names.",
    });
  });

  it("is named when a range is left", () => {
    expect(() => createLimiter({ concurrency: 0 })).toThrow(
      "concurrency is 0, not a whole number from 1 to 2147483647",
    );
    expect(() => createLimiter({ rate: { requests: 0, perMs: 1 } })).toThrow("rate.requests is 0, not a whole number");
    expect(() => createLimiter({ rate: { requests: 1, perMs: -1 } })).toThrow(
      "rate.perMs is -1, not a whole number from 0",
    );
  });
});
