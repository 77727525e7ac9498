import { request } from "node:http";
import { expect, test } from "vitest";
import { mockForFile } from "../support/server.ts";

const running = mockForFile({ auth: "off" });

const JSON_BODY = { "content-type": "application/json" };
const BODY = JSON.stringify({ keyword: "", pageNo: 1, pageSize: 40 });

/** An answer of tens of kilobytes: what the journal keeps as bytes. */
const LIST = "/v2/taobao/product/item/search";

function overSocket(method: string, path: string): Promise<{ readonly length: string; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(running.mock.url + path, { method, headers: JSON_BODY }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("error", reject);
      response.on("end", () =>
        resolve({ length: response.headers["content-length"] ?? "", text: Buffer.concat(parts).toString() }),
      );
    });
    sent.on("error", reject);
    sent.end(BODY);
  });
}

test("entries that a user holds keep their answers when the journal has forgotten them", {
  timeout: 60_000,
}, async () => {
  const { mock } = running;
  const { text: first } = await overSocket("POST", LIST);
  const held = mock.requests().at(-1);
  const waiting = mock.waitFor("searchTaobaoProducts", ({ number }) => number > (held?.number ?? 0));
  const { text: second } = await overSocket("POST", LIST);
  const waited = await waiting;
  // What the journal forgets is written again by what comes after.
  for (let turn = 0; turn < 60; turn++) await Promise.all(Array.from({ length: 10 }, () => overSocket("POST", LIST)));
  expect(mock.requests()[0]?.number).toBeGreaterThan(waited.number + 100);
  expect(held?.answer.rawBody).toBe(first.slice(0, 100_000));
  expect(waited.answer.rawBody).toBe(second.slice(0, 100_000));
});

test("the journal has a large answer exactly as sent, with and without a socket", async () => {
  const { mock } = running;
  const { length, text } = await overSocket("POST", LIST);
  expect(Number(length)).toBe(Buffer.byteLength(text));
  expect(text.length).toBeGreaterThan(16_000);
  expect(mock.requests().at(-1)?.answer.rawBody).toBe(text.slice(0, 100_000));
  const again = await (
    await mock.fetch(`http://mock${LIST}`, { method: "POST", headers: JSON_BODY, body: BODY })
  ).text();
  const [entry] = mock.requests().slice(-1);
  expect(entry?.answer.rawBody).toBe(again.slice(0, 100_000));
  expect(JSON.parse(JSON.stringify(entry))).toMatchObject({ answer: { rawBody: again.slice(0, 100_000) } });
});

test("a large answer that is lost on its way is in the journal with how it was lost", async () => {
  const { mock } = running;
  mock.next("searchTaobaoProducts", { truncate: true });
  await expect(overSocket("POST", LIST)).rejects.toThrow();
  const answer = mock.requests().at(-1)?.answer;
  expect(answer?.delivery).toBe("truncate");
  expect(JSON.parse(answer?.rawBody ?? "")).toMatchObject({ code: 200 });
});
