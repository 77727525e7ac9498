import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createPlatform, type Platform } from "../support/platform.ts";
import { keys, pandapon } from "../support/terminal.ts";

let platform: Platform;
beforeAll(async () => {
  platform = await createPlatform();
});
afterAll(() => platform.close());

const call = (line: string | readonly string[], around = {}) => pandapon(line, { fetch: platform.fetch, ...around });
const order = ["call", "createTaobaoCartOrder", 'ids=["382"]', "orderAddress.name=测试", "orderAddress.city=杭州市"];

describe("a read", () => {
  it("runs at once and prints its data as JSON, ids as text", async () => {
    const { out, exitCode } = await call("call getTaobaoProduct itemId=WUnUC1cILiBjt-Jv3lDdlQ");
    expect(JSON.parse(out)).toHaveProperty("mpId");
    expect(exitCode).toBe(0);
  });

  it("takes its input from a file, from standard input, and from fields that win", async () => {
    const files = { "in.json": `{"keyword":"衬衫","pageNo":1}` };
    expect((await call("call searchTaobaoProducts --input in.json pageSize=2", { files })).exitCode).toBe(0);
    const dry = await call("call searchTaobaoProducts --dry-run --input - keyword=other", {
      input: `{"keyword":"x","pageNo":1}`,
    });
    expect(dry.out).toContain(`{"keyword":"other","pageNo":1}`);
  });

  it("keeps 19 digits of a bare number", async () => {
    const { out } = await call("call pay1688Order --dry-run --input -", { input: `{"orderId":1234567890123456789}` });
    expect(out).toContain("1234567890123456789");
  });

  it("is printed as JSON where it is refused, with the exit status", async () => {
    const refused = async () => Response.json({ code: 77001, msg: "no such product", data: null });
    const { out, exitCode } = await call("call getTaobaoProduct itemId=x --json", { fetch: refused });
    expect(exitCode).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ exitCode: 1 });
    expect(out).toContain("77001");
  });

  it("gives 3 where the network fails", async () => {
    const fetch = () => Promise.reject(Object.assign(new TypeError("fetch failed"), { cause: { code: "ENOTFOUND" } }));
    expect((await call("call getTaobaoProduct itemId=x", { fetch })).exitCode).toBe(3);
  });

  it("prints all pages, one item a line", async () => {
    const pages = async (_url: unknown, init?: RequestInit) => {
      const { pageNo = 1 } = JSON.parse(String(init?.body)) as { pageNo?: number };
      const items = [[{ itemId: 1 }, { itemId: 2 }], [{ itemId: 3 }], []][pageNo - 1] ?? [];
      return Response.json({ code: 200, data: { data: items, list: items, result: items, total: 3, pageNo } });
    };
    const { exitCode, err } = await call("call searchTaobaoProducts keyword=x --all", { fetch: pages });
    expect(err).toBe("");
    expect(exitCode).toBe(0);
    const none = await call("call getTaobaoProduct itemId=x --all");
    expect(none.err).toContain("has no pages");
  });
});

describe("a write", () => {
  it("is not sent without --write", async () => {
    const before = platform.seen.length;
    const { exitCode, err } = await call(order);
    expect(err).toContain("createTaobaoCartOrder changes something: nothing was sent.");
    expect(exitCode).toBe(2);
    expect(platform.seen).toHaveLength(before);
  });

  it("is not sent without a confirmation, with a wrong confirmation, or without a terminal", async () => {
    const before = platform.seen.length;
    expect((await call([...order, "--write"])).exitCode).toBe(2);
    expect((await call([...order, "--write"], { answers: ["yes"] })).exitCode).toBe(4);
    expect((await call([...order, "--write"], { answers: [undefined] })).exitCode).toBe(4);
    expect((await call([...order, "--write", "--confirm", "createTaobaoOrder"])).exitCode).toBe(4);
    expect(platform.seen).toHaveLength(before);
  });

  it("is sent once when its name is typed", async () => {
    const before = platform.seen.length;
    const { exitCode, asked, err } = await call([...order, "--write"], { answers: ["createTaobaoCartOrder"] });
    expect(asked[0]).toContain("writes to the real account");
    expect(platform.seen).toHaveLength(before + 1);
    expect([0, 1]).toContain(exitCode);
    expect(err).not.toContain("should not");
  });

  it.each(["--dry-rnu", "--dryrun", "--dry_run", "--no-write", "--Write", "-w", "--write=maybe"])(
    "is not sent when a flag is mistyped as %s",
    async (flag) => {
      const before = platform.seen.length;
      const { exitCode } = await call([...order, "--write", "--confirm", "createTaobaoCartOrder", flag]);
      expect(exitCode).toBe(2);
      expect(platform.seen).toHaveLength(before);
    },
  );
});

describe("a payment", () => {
  const line = ["call", "payTaobaoOrder", "orderId=2541753627432451492", "--write"];

  it("is sent only after the order number was typed", async () => {
    const before = platform.seen.length;
    for (const typed of ["payTaobaoOrder", "yes", "", "2541753627432451493", undefined]) {
      expect((await call(line, { answers: [typed] })).exitCode).toBe(4);
    }
    expect((await call(line)).exitCode).toBe(2);
    expect(platform.seen).toHaveLength(before);
  });

  it("is sent once when it is, after a question that names money and order", async () => {
    const before = platform.seen.length;
    const { asked } = await call(line, { answers: ["2541753627432451492"] });
    expect(asked[0]).toContain("PAYS order 2541753627432451492 with real money");
    expect(platform.seen).toHaveLength(before + 1);
  });
});

describe("operations", () => {
  it("are found by words in both languages, with grades and fields", async () => {
    const chinese = await pandapon(["operations", "购物车"]);
    expect(chinese.out).toContain("createTaobaoCartOrder");
    expect(chinese.out).toContain("list1688CartItems");
    const one = await pandapon("operations getTaobaoProduct");
    expect(one.out).toContain("GET /v2/taobao/product/get");
    expect(one.out).toMatch(/itemId\s+documented/);
    const all = await pandapon("operations --json");
    expect((JSON.parse(all.out) as { operations: unknown[] }).operations).toHaveLength(67);
  });

  it("say when there is none", async () => {
    expect((await pandapon("operations zebra")).exitCode).toBe(1);
  });
});

it("shows help in both languages, and no secret anywhere", async () => {
  expect((await pandapon("--help")).out).toContain("Find out how the API expects requests to be signed");
  expect((await pandapon("--help --lang zh")).out).toContain("诊断签名规则");
  expect((await pandapon("--help", { env: { LANG: "zh_CN.UTF-8" } })).out).toContain("用法");
  expect(JSON.stringify(await call("call getTaobaoProduct itemId=x --json"))).not.toContain(keys.accessSecret);
});
