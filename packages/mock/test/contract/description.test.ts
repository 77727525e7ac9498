import { readFileSync } from "node:fs";
import { sign, stringifyWire } from "@pandapon/core";
import { mockCodes, testCredentials } from "@pandapon/mock";
import { describe, expect, it } from "vitest";
import type { DescribedOperation, Description, RequestExample } from "../../src/contract/description.ts";
import { envelopeOf, refusalOf } from "../support/envelope.ts";
import { mockForFile } from "../support/server.ts";
import { nextNonce, seconds, signed } from "../support/signed.ts";

// Every operation of the real description, through a socket, rightly signed.
const description = JSON.parse(
  readFileSync(new URL("../../dist/description.json", import.meta.url), "utf8"),
) as Description;
const running = mockForFile();
const { operations } = description;
const named = operations.map((operation) => [operation.id, operation] as const);

/** Signed as the description asks: by headers, and by the query where it has parts there. */
function call(
  operation: DescribedOperation,
  example: RequestExample | undefined,
  headers: Record<string, string> = {},
): Promise<Response> {
  const inQuery = operation.security.some((parts) => parts.some((part) => part.in === "query"));
  const path = operation.path.replace(/\{([^}]+)\}/g, (_, name: string) =>
    encodeURIComponent(String(example?.path[name] ?? "1")),
  );
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(example?.query ?? {}))
    for (const item of [value].flat()) query.append(name, String(item));
  const nonceStr = nextNonce();
  const timestamp = seconds();
  if (inQuery) {
    const input = { ...testCredentials, timestamp, nonceStr, method: "", path: "", query: "", body: "" };
    query.set("timestamp", timestamp);
    query.set("sign", sign(input));
  }
  const search = query.size > 0 ? `?${query}` : "";
  const hasBody = operation.mediaTypes.length > 0;
  return fetch(`${running.mock.url}${path}${search}`, {
    method: operation.method,
    headers: { ...signed({ nonceStr, timestamp }), ...headers },
    ...(hasBody ? { body: JSON.stringify(example?.body ?? {}) } : {}),
  });
}

it("has operations, each with a success and a failure example", () => {
  expect(operations.length).toBeGreaterThanOrEqual(6);
  for (const { id, answerExamples } of operations) {
    expect(answerExamples.filter(({ response }) => response === "200").length, id).toBeGreaterThan(0);
    expect(answerExamples.filter(({ response }) => response === "default").length, id).toBeGreaterThan(0);
  }
});

describe.each(named)("%s", (_, operation) => {
  const example = operation.requestExamples[0];

  it("takes each of its request examples, and answers from the world or with the example of the same name", async () => {
    for (const request of operation.requestExamples.length > 0 ? operation.requestExamples : [undefined]) {
      const response = await call(operation, request);
      const envelope = await envelopeOf(response);
      expect(response.status, JSON.stringify(envelope)).toBe(200);
      const paired = operation.answerExamples.some(({ name }) => name === request?.name);
      const isFromWorld = response.headers.get("x-mock-source") === "world";
      expect(response.headers.get("x-mock-example")).toBe(paired && !isFromWorld ? request?.name : null);
      expect(response.headers.get("x-mock-operation")).toBe(operation.id);
    }
  });

  it("serves each of its answer examples value for value, in the wire form, without breaking the description", async () => {
    const resource = JSON.parse(operation.resource) as {
      responses: { code: string; contents: { examples: { key: string; value: unknown }[] }[] }[];
    };
    for (const { name, response: place } of operation.answerExamples) {
      const response = await call(operation, example, { prefer: `example=${name}` });
      expect(response.status).toBe({ "429": 429, "5XX": 503 }[place] ?? 200);
      const shown = resource.responses
        .find(({ code }) => code === place)
        ?.contents.flatMap(({ examples }) => examples)
        .find(({ key }) => key === name)?.value;
      expect(await response.text()).toBe(stringifyWire(shown, operation.numberIds[place]));
      expect(running.mock.requests().at(-1)?.answerViolations).toEqual([]);
    }
  });

  it("is validated: a body that is a number is refused", async () => {
    if (operation.mediaTypes.length === 0) return expect(operation.method).toBe("GET");
    const response = await call(operation, {
      name: "wrong",
      query: example?.query ?? {},
      path: example?.path ?? {},
      body: 5,
    });
    const envelope = await refusalOf(response);
    expect(envelope.code, envelope.msg ?? "").toBe(mockCodes.violation.code);
    expect(envelope.msg).toContain("body: must be ");
  });
});

describe("signed by query", () => {
  const signedByQuery = operations.filter(({ security }) =>
    security.some((parts) => parts.some((part) => part.in === "query")),
  );
  const operation = signedByQuery[0];

  it("is what the warehouse operations are", () => {
    expect(signedByQuery.map(({ path }) => path).every((path) => path.includes("/pp/logistics/"))).toBe(true);
    expect(signedByQuery).toHaveLength(operations.length === 67 ? 4 : 0);
  });

  it.runIf(operation !== undefined)(
    "timestamp and sign are required and checked, the headers are an addition",
    async () => {
      if (operation === undefined) return;
      const body = JSON.stringify(operation.requestExamples[0]?.body);
      const post = (query: Record<string, string>, headers: Record<string, string> = {}) =>
        fetch(`${running.mock.url}${operation.path}?${new URLSearchParams(query)}`, {
          method: "POST",
          headers: { "content-type": "application/json", ...headers },
          body,
        });
      const timestamp = seconds();
      const right = sign({ ...testCredentials, timestamp, nonceStr: "", method: "", path: "", query: "", body: "" });
      expect((await post({ timestamp, sign: right })).status).toBe(200);
      const missing = await refusalOf(await post({ timestamp }));
      expect(missing.msg).toContain("query parameter sign");
      expect((await refusalOf(await post({ timestamp, sign: `${right}0` }))).code).toBe(mockCodes.signatureWrong.code);
      expect((await refusalOf(await post({ timestamp: "1", sign: right }))).code).toBe(
        mockCodes.timestampMalformed.code,
      );
      const withHeaders = signed({ timestamp });
      const both = sign({
        ...testCredentials,
        timestamp,
        nonceStr: withHeaders["nonce-str"] ?? "",
        method: "",
        path: "",
        query: "",
        body: "",
      });
      expect((await post({ timestamp, sign: both }, withHeaders)).status).toBe(200);
      // With all headers there, they are checked as well.
      const again = signed({ timestamp });
      const sign2 = sign({
        ...testCredentials,
        timestamp,
        nonceStr: again["nonce-str"] ?? "",
        method: "",
        path: "",
        query: "",
        body: "",
      });
      expect((await post({ timestamp, sign: sign2 }, { ...again, "access-key": "1" })).status).toBe(401);
    },
  );

  it.runIf(operation !== undefined)("sign is masked in the journal", () => {
    const entry = running.mock.requests().find(({ operationId }) => operationId === operation?.id);
    expect(entry?.query.sign).toMatch(/^.{4}\*{4}$/);
  });
});
