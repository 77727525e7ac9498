import type { AddressInfo } from "node:net";
import { readHar } from "@pandapon/har";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createReplayServer } from "../../src/har/replay-server.ts";
import { createPlatform, type Platform, withEnvelope } from "../support/platform.ts";
import { keys, pandapon } from "../support/terminal.ts";

let platform: Platform;
beforeAll(async () => {
  platform = await createPlatform();
});
afterAll(() => platform.close());

const SAMPLE = "getTaobaoProduct itemId=WUnUC1cILiBjt-Jv3lDdlQ";
const order = {
  code: 200,
  data: {
    id: "1",
    orderAddress: { name: "测试用户", mobile_phone: "13800138000", city: "杭州市" },
    subOrderResult: '{"receiver":{"fullName":"Test Person"}}',
  },
};

describe("record", () => {
  it("adds one exchange after the other, byte for byte", async () => {
    const { fetch, seen } = platform;
    const first = await pandapon(`record --to a.har -- ${SAMPLE}`, { fetch });
    expect(first.exitCode).toBe(0);
    const files = Object.fromEntries(first.files);
    const second = await pandapon("record --to a.har -- searchTaobaoProducts keyword=衬衫 pageNo=1 pageSize=2", {
      fetch,
      files,
    });
    const { entries } = readHar(second.files.get("a.har") ?? "").log;
    expect(entries.map(({ _operationId }) => _operationId)).toEqual(["getTaobaoProduct", "searchTaobaoProducts"]);
    expect(entries[1]?.request.postData?.text).toBe('{"keyword":"衬衫","pageNo":1,"pageSize":2}');
    expect(seen).toHaveLength(2);
  });

  it("leaves out credentials, signatures and personal texts in every form", async () => {
    const answer = async () =>
      new Response(JSON.stringify(order), { headers: { "set-cookie": "session=abc", "x-user": keys.userId } });
    const { files } = await pandapon("record --to a.har -- getTaobaoOrder orderId=2541753627432451492", {
      fetch: answer,
    });
    const text = files.get("a.har") ?? "";
    for (const secret of [
      keys.accessKey,
      keys.accessSecret,
      keys.userId,
      "测试用户",
      "13800138000",
      "杭州市",
      "Test Person",
      "session=abc",
    ])
      expect(text).not.toContain(secret);
    expect(text).not.toMatch(/"signature"/i);
    expect(text).toContain("[redacted]");
  });

  it("sends nothing for an operation that writes, or into a file of another kind", async () => {
    const before = platform.seen.length;
    const write = await pandapon('record --to a.har -- createTaobaoCartOrder ids=["1"]', { fetch: platform.fetch });
    expect(write.err).toContain("is not a read");
    const other = await pandapon(`record --to a.txt -- ${SAMPLE}`, {
      fetch: platform.fetch,
      files: { "a.txt": "notes" },
    });
    expect(other.err).toContain("was left alone");
    expect(other.files.get("a.txt")).toBe("notes");
    expect([write.exitCode, other.exitCode]).toEqual([2, 2]);
    expect(platform.seen).toHaveLength(before);
  });
});

describe("replay", () => {
  it("answers what was recorded, in any order of fields, and 404 to the rest", async () => {
    const { fetch } = platform;
    const first = await pandapon(`record --to a.har -- ${SAMPLE}`, { fetch });
    const second = await pandapon("record --to a.har -- searchTaobaoProducts keyword=衬衫 pageNo=1", {
      fetch,
      files: Object.fromEntries(first.files),
    });
    const { entries } = readHar(second.files.get("a.har") ?? "").log;
    const server = createReplayServer(entries, () => {});
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const product = await globalThis.fetch(`${url}/v2/taobao/product/get?itemId=WUnUC1cILiBjt-Jv3lDdlQ`);
    expect(await product.text()).toBe(entries[0]?.response.content.text);
    const search = await globalThis.fetch(`${url}/v2/taobao/product/item/search`, {
      method: "POST",
      body: '{ "pageNo":1, "keyword":"衬衫" }',
    });
    expect(await search.text()).toBe(entries[1]?.response.content.text);
    expect((await globalThis.fetch(`${url}/v2/other`)).status).toBe(404);
    await new Promise((resolve) => server.close(resolve));
  });
});

describe("drift", () => {
  it("finds nothing in a recording that matches", async () => {
    const { files } = await pandapon(`record --to a.har -- ${SAMPLE}`, { fetch: platform.fetch });
    const { out, exitCode } = await pandapon("drift a.har", { files: Object.fromEntries(files) });
    expect(out).toMatch(/1 answer compared: \d\d+ fields match, 0 differ/);
    expect(exitCode).toBe(0);
  });

  it("names what changed, and the report becomes edits of the description", async () => {
    const changed = await createPlatform({}, async (_request, answer) =>
      withEnvelope(await answer(), (envelope) => ({
        ...envelope,
        data: { ...(envelope.data as object), shopName: 17, extra: true },
      })),
    );
    const { files } = await pandapon(`record --to a.har -- ${SAMPLE}`, { fetch: changed.fetch });
    const drift = await pandapon("drift a.har", { files: Object.fromEntries(files) });
    expect(drift.out).toContain("data.shopName is integer");
    expect(drift.out).toContain("data.extra is new (boolean)");
    expect(drift.exitCode).toBe(1);
    const doctor = await pandapon("doctor --yes --report r", { fetch: changed.fetch });
    const diff = await pandapon("evidence diff r.json", { files: Object.fromEntries(doctor.files) });
    expect(diff.out).toMatch(
      /spec\/taobao\/products\/\S+\.yaml {2}shopName {2}change-type: .*string.* → integer \(confirmed\)/,
    );
    expect(diff.out).toMatch(/spec\/taobao\/products\/\S+\.yaml {2}extra {2}add-field: absent → boolean \(confirmed\)/);
    expect(diff.out).toMatch(/raise-grade: documented-v1 → confirmed/);
    expect(diff.exitCode).toBe(1);
    await changed.close();
  });

  it.each(["", "{}", "[]", "x"])("refuses %j", async (text) => {
    expect((await pandapon("drift f", { files: { f: text } })).exitCode).toBe(2);
    expect((await pandapon("evidence diff f", { files: { f: text } })).exitCode).toBe(2);
  });
});
