import { sign, signatureSchemes } from "@pandapon/core";
import { createMock, testCredentials } from "@pandapon/mock";
import { describe, expect, it } from "vitest";
import type { RequestDetail } from "../../src/control/shapes/index.ts";
import { mockForFile } from "../support/server.ts";
import { nextNonce, seconds, signed, without } from "../support/signed.ts";

const running = mockForFile();
const CREATE = "/v2/taobao/cart/create/order";
const BROKEN = '{ "ids": ["x"], "IDS": 1 }';

/** Sends a request, and opens it in the console. */
async function opened(headers: Record<string, string>, body = BROKEN, path = CREATE): Promise<RequestDetail> {
  const { mock } = running;
  await mock.fetch(`http://mock${path}`, { method: "POST", body, headers });
  const n = mock.requests().at(-1)?.number;
  return (await (await mock.fetch(`http://mock/__mock/requests/${n}`)).json()) as RequestDetail;
}

const steps = ({ checks }: RequestDetail): readonly string[] =>
  checks.map(({ step, state, late }) => `${step} ${state}${late === true ? ", late" : ""}`);

describe("a refused signature does not hide what else is wrong", () => {
  it("the body is still judged, with places, and marked as judged late", async () => {
    const detail = await opened({ ...signed(), signature: "0".repeat(32) });
    expect(steps(detail)).toEqual([
      "Route ok",
      "Signature refused",
      "Timestamp ok, late",
      "Nonce ok, late",
      "Description refused, late",
      "World not reached",
    ]);
    const [violation] = detail.violations;
    expect(BROKEN.slice(violation?.start, violation?.end)).toBe('"x"');
    const [overlooked] = detail.overlooked;
    expect(BROKEN.slice(overlooked?.start, overlooked?.end)).toBe('"IDS"');
    expect(overlooked?.didYouMean).toBe("ids");
  });

  it("every part of the credentials is judged separately", async () => {
    const detail = await opened({ ...signed(), timestamp: "12", "nonce-str": "short", signature: "0" });
    expect(steps(detail).slice(0, 4)).toEqual([
      "Route ok",
      "Signature refused, late",
      "Timestamp refused, late",
      "Nonce refused",
    ]);
    expect(detail.reason?.reason).toBe("nonce-malformed");
  });

  it("a missing header does not hide the others", async () => {
    const detail = await opened(without({ ...signed(), "nonce-str": "short" }, "timestamp"));
    expect(detail.checks.find(({ step }) => step === "Timestamp")?.text.en).toContain("header timestamp");
    expect(detail.checks.find(({ step }) => step === "Nonce")?.state).toBe("refused");
  });

  it("a nonce that comes again is named, and the signature is shown as right", async () => {
    const headers = signed();
    await opened(headers);
    const detail = await opened(headers);
    expect(steps(detail).slice(1, 4)).toEqual(["Signature ok, late", "Timestamp ok, late", "Nonce refused"]);
  });
});

describe("string to sign, side by side", () => {
  it("a right signature shows its parts, the secret masked", async () => {
    const headers = signed();
    const { signature } = await opened(headers);
    expect(signature).toMatchObject({ name: "signature", in: "header", ok: true, sent: headers.signature, tried: [] });
    expect(signature?.expected.digest).toBe(headers.signature);
    expect(signature?.expected.parts.map(({ name, text }) => [name, text])).toEqual([
      ["accessKey", testCredentials.accessKey],
      ["timestamp", headers.timestamp],
      ["nonceStr", headers["nonce-str"]],
      ["accessSecret", "********"],
    ]);
    expect(JSON.stringify(signature)).not.toContain(testCredentials.accessSecret);
  });

  it("another rule is found, with the places of its parts", async () => {
    const { signature } = await opened(signed({ scheme: signatureSchemes.B }));
    expect(signature?.ok).toBe(false);
    expect(signature?.matched?.rule).toBe("B");
    expect(signature?.matched?.parts.map(({ name, at }) => [name, at])).toEqual([
      ["accessKey", 0],
      ["nonceStr", 2],
      ["timestamp", 1],
      ["accessSecret", 3],
    ]);
    expect(signature?.matched?.cause.en).toContain("Rule B was used");
  });

  const input = (part: Record<string, string>) => ({
    ...testCredentials,
    timestamp: seconds(),
    nonceStr: nextNonce(),
    method: "POST",
    path: "",
    query: "",
    body: "",
    ...part,
  });

  it.each([
    ["lower case", (right: string) => right.toLowerCase(), {}, "lower case"],
    ["milliseconds signed, seconds sent", (right: string) => right, { unit: "000" }, "was signed as"],
    [
      "the access key used as the secret",
      (right: string) => right,
      { accessSecret: testCredentials.accessKey },
      "used as the secret",
    ],
  ])("%s is found", async (_, written, { unit = "", ...part }: { unit?: string; accessSecret?: string }, cause) => {
    const values = input(part);
    const signature = written(sign({ ...values, timestamp: `${values.timestamp}${unit}` }));
    const detail = await opened({
      ...signed(),
      timestamp: values.timestamp,
      "nonce-str": values.nonceStr,
      signature,
    });
    expect(detail.signature?.matched?.cause.en).toContain(cause);
  });

  it("the secret of another world is found, and named", async () => {
    const other = await running.mock.createWorld("other-secret");
    const detail = await opened(signed({ accessSecret: other.credentials.accessSecret }));
    expect(detail.signature?.matched?.cause.en).toContain('"other-secret"');
    expect(JSON.stringify(detail)).not.toContain(other.credentials.accessSecret);
  });

  it("a signature without a match lists what was tried", async () => {
    const { signature } = await opened({ ...signed(), signature: "0".repeat(32) });
    expect(signature?.matched).toBeUndefined();
    expect(signature?.tried.map(({ en }) => en).join()).toContain("the rules A, B");
  });

  it("an unknown access key has no string to sign", async () => {
    const detail = await opened(signed({ accessKey: "1".repeat(32) }));
    expect(detail.signature).toBeUndefined();
    expect(detail.reason?.title.zh).toBe("access-key 不存在");
  });
});

describe("the reason", () => {
  it("says what is wrong, what to do, and how well the rule is known", async () => {
    const { reason } = await opened({ ...signed(), signature: "0".repeat(32) });
    expect(reason?.title.en).toBe("Signature wrong");
    expect(reason?.todo.en).toContain("part by part");
    expect(reason?.evidence?.grade).toBe("observed");
  });

  it("of a refusal of the world is the world's own sentence", async () => {
    const detail = await opened(signed(), '{"ids":["999"]}');
    expect(detail.reason).toMatchObject({ reason: "records-gone", code: 99100 });
    expect(detail.reason?.text.en).toContain("999");
    expect(detail.summary).toEqual(detail.reason?.text);
    expect(detail.checks.at(-1)).toMatchObject({ step: "World", state: "refused" });
  });

  it("is absent when nothing was refused", async () => {
    const detail = await opened(signed(), '{"pageNo":1,"pageSize":1}', "/v2/taobao/order/page");
    expect(detail.reason).toBeUndefined();
    expect(detail.checks.at(-1)).toMatchObject({ step: "World", state: "ok" });
  });

  it("an unknown path ends at the route", async () => {
    const detail = await opened(signed(), "{}", "/v2/taobao/cart/create/orders");
    expect(steps(detail)[0]).toBe("Route refused");
    expect(detail.reason?.text.en).toContain("did you mean");
  });
});

describe("the answer as it went out", () => {
  it.each([
    ["lose-answer", "reset", () => ""],
    [
      "truncate",
      "truncate",
      (whole: string) =>
        Buffer.from(whole)
          .subarray(0, Buffer.byteLength(whole) >> 1)
          .toString(),
    ],
  ] as const)("%s", async (fault, delivery, sent) => {
    const { mock } = running;
    mock.next("listTaobaoOrders", fault);
    await mock
      .fetch("http://mock/v2/taobao/order/page", { method: "POST", body: "{}", headers: signed() })
      .then((response) => response.text())
      .catch(() => undefined);
    const n = mock.requests().at(-1)?.number;
    const detail = (await (await mock.fetch(`http://mock/__mock/requests/${n}`)).json()) as RequestDetail;
    expect(detail.answer.delivery).toBe(delivery);
    expect(detail.answer.sentBody).toBe(sent(detail.answer.rawBody));
    expect(detail.answer.rawBody).toContain('"code":200');
    expect(detail.kind).toBe("fault");
  });

  it("has the headers of the wire", async () => {
    const origin = "https://shop.example";
    const { mock } = running;
    const response = await fetch(`${mock.url}/v2/taobao/order/page`, {
      method: "POST",
      body: "{}",
      headers: { ...signed(), origin },
    });
    const text = await response.text();
    const n = mock.requests().at(-1)?.number;
    const { answer } = (await (await mock.fetch(`http://mock/__mock/requests/${n}`)).json()) as RequestDetail;
    const hop = ["connection", "keep-alive"];
    const onWire = Object.fromEntries([...response.headers].filter(([name]) => !hop.includes(name)));
    expect(answer.headers).toEqual(onWire);
    expect(answer.sentBody).toBe(text);
  });
});

describe("a mock that does not insist", () => {
  it("lenient: what would be refused is a warning", async () => {
    await using mock = await createMock({ auth: "lenient" });
    await mock.fetch("http://mock/v2/taobao/order/page", {
      method: "POST",
      body: "{}",
      headers: { ...signed(), signature: "0" },
    });
    const detail = (await (await mock.fetch("http://mock/__mock/requests/1")).json()) as RequestDetail;
    expect(steps(detail)[1]).toBe("Signature warning");
    expect(detail.reason).toBeUndefined();
  });

  it("off: credentials are not looked at", async () => {
    await using mock = await createMock({ auth: "off", validate: "off" });
    await mock.fetch("http://mock/v2/taobao/order/page", {
      method: "POST",
      body: "{}",
      headers: { "content-type": "application/json" },
    });
    const detail = (await (await mock.fetch("http://mock/__mock/requests/1")).json()) as RequestDetail;
    expect(steps(detail).slice(1, 5)).toEqual([
      "Signature not reached",
      "Timestamp not reached",
      "Nonce not reached",
      "Description not reached",
    ]);
  });

  it("another rule of signing also holds for requests of the console", async () => {
    await using mock = await createMock({ signatureScheme: "B" });
    const tried = (await (
      await mock.fetch("http://mock/__mock/operations/listTaobaoCartItems/try", { method: "POST", body: "{}" })
    ).json()) as { answer: { status: number }; request: { stringToSign: string } };
    expect(tried.answer.status).toBe(200);
    expect(tried.request.stringToSign).toMatch(/^0{32}.{32}\d{10}\*{8}$/);
  });
});
