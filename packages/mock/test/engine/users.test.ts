import { expect, it } from "vitest";
import { mockForFile } from "../support/server.ts";
import { signed } from "../support/signed.ts";

const running = mockForFile();

it("the header user-id reaches the world, where the rules name the users that are known", async () => {
  const { mock } = running;
  const yaml = "name: users\ntext: { en: One user }\nworld: { users: ['2100000000000'] }\n";
  await mock.fetch("http://mock/__mock/scenario", { method: "PUT", body: JSON.stringify({ yaml }) });
  const asked = async (userId: string): Promise<unknown> => {
    const response = await mock.fetch("http://mock/v2/taobao/cart/list", { headers: signed({ userId }) });
    return ((await response.json()) as { code: number }).code;
  };
  expect(await asked("2100000000000")).toBe(200);
  expect(await asked("1")).toBe(99100);
  expect(mock.requests().at(-1)?.refusal?.zh).toBe("用户不存在或无权限");
});
