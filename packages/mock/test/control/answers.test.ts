import { describe, expect, it } from "vitest";
import type { AnswerGroupShape, CommonRuleShape, OperationShape, RuleShape } from "../../src/control/shapes/index.ts";
import { mockForFile } from "../support/server.ts";

const running = mockForFile();
const get = async <T>(path: string): Promise<T> =>
  (await (await running.mock.fetch(`http://mock/__mock/${path}`)).json()) as T;
const add = (rule: object): Promise<Response> =>
  running.mock.fetch("http://mock/__mock/rules", { method: "POST", body: JSON.stringify(rule) });

describe("what a rule can answer with", () => {
  it("begins with the examples of the operation, and offers refusals and faults for every operation", async () => {
    const own = await get<AnswerGroupShape[]>("answers?operation=createTaobaoCartOrder");
    expect(own.map(({ title }) => title.en)).toEqual(["Examples", "Business refusals", "Network faults"]);
    expect(own[0]?.options.find(({ hint }) => hint === "200")).toMatchObject({ kind: "ok" });
    const any = await get<AnswerGroupShape[]>("answers?operation=*");
    expect(any.map(({ title }) => title.zh)).toEqual(["业务拒绝", "网络故障"]);
    const refusals = await get<unknown[]>("refusals");
    expect(any[0]?.options).toHaveLength(refusals.length);
  });

  it("can be used in a rule, every single answer", async () => {
    const groups = await get<AnswerGroupShape[]>("answers?operation=payTaobaoOrder");
    for (const option of groups.flatMap(({ options }) => options)) {
      const response = await add({ operationId: "payTaobaoOrder", do: option.do, times: 1 });
      expect(response.status, option.name).toBe(201);
      expect(option.label.zh, option.name).not.toBe("");
    }
    const names = groups.flatMap(({ options }) => options.map(({ name }) => name));
    expect(new Set(names).size).toBe(names.length);
  });

  it("is offered ready-made for what is often wanted", async () => {
    for (const { title, rule } of await get<CommonRuleShape[]>("common-rules")) {
      const response = await add(rule);
      expect(response.status, title.en).toBe(201);
      expect((await response.json()) as RuleShape).toMatchObject({ do: rule.do });
    }
  });
});

it("each operation names its group in both languages", async () => {
  const operations = await get<OperationShape[]>("operations");
  expect(operations.find(({ group }) => group === "taobao-after-sales")?.groupName).toEqual({
    en: "Taobao · after-sales",
    zh: "淘宝 · 售后",
  });
  expect(operations.find(({ group }) => group === "alibaba-cart")?.groupName.zh).toBe("1688 · 购物车");
  for (const { group, groupName } of operations) {
    expect(groupName.en, group).toMatch(/^(?:Taobao|1688|Warehouse) · /);
    expect(groupName.zh, group).toMatch(/[\u4e00-\u9fff]/);
  }
});
