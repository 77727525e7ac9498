// The recipes of the README, read from it and carried out as the tools would, which are not installed here.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createMock, type Mock } from "@pandapon/mock";
import { freePort } from "@pandapon/testkit/free-port";
import { describe, expect, it } from "vitest";

const bin = fileURLToPath(new URL("../bin/pandapon-mock.mjs", import.meta.url));

/** A function with the code of a recipe as its body; `names` are what the tool, or an import, brings. */
const run = (names: readonly string[], code: string, ...values: readonly unknown[]): unknown =>
  new Function(...names, code)(...values);

describe.each(["README.md", "README.zh-CN.md"])("recipes of %s", (name) => {
  const text = readFileSync(new URL(`../${name}`, import.meta.url), "utf8");
  const recipe = (tool: string): string => {
    const row = text.split("\n").find((line) => line.startsWith(`| ${tool} |`)) ?? "";
    return [...row.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code).at(-1) ?? "";
  };

  it("Jest: globalSetup starts a mock, and every worker finds it in the environment", async () => {
    const env: Record<string, string> = {};
    const setup = `return (async () => { ${recipe("Jest")}; return mock; })()`;
    const mock = (await run(["createMock", "process"], setup, createMock, { env })) as Mock;
    try {
      const [url] = Object.values(env);
      expect(url).toBe(mock.url);
      expect((await fetch(`${url}/v2/taobao/cart/list`)).headers.get("x-mock-operation")).toBe("listTaobaoCartItems");
    } finally {
      await mock.close();
    }
  });

  it("Playwright: webServer runs the command until its address answers, and ends it", async () => {
    const { webServer } = run([], `return { ${recipe("Playwright")} }`) as {
      webServer: { command: string; url: string };
    };
    const port = await freePort();
    const [npx, packageName, ...args] = webServer.command.split(" ");
    expect([npx, packageName]).toEqual(["npx", "@pandapon/mock"]);
    const asked = new URL(webServer.url);
    expect(args).toEqual(["--port", asked.port]);
    asked.port = String(port);
    const server = spawn(process.execPath, [bin, "--port", String(port)], { stdio: "ignore" });
    try {
      expect(await ready(asked.href)).toBe(200);
    } finally {
      server.kill("SIGTERM");
      await once(server, "exit");
    }
  });

  it("MSW: one handler answers every request to the real host", async () => {
    await using mock = await createMock({ auth: "off" });
    type Resolver = (info: { request: Request }) => Promise<Response>;
    const http = { all: (pattern: string, resolver: Resolver) => ({ pattern, resolver }) };
    const handler = run(["http", "mock"], `return ${recipe("MSW")}`, http, mock) as ReturnType<typeof http.all>;
    expect(handler.pattern).toBe("https://api.pandapon.com/*");
    const request = new Request("https://api.pandapon.com/v2/taobao/cart/list");
    expect(((await (await handler.resolver({ request })).json()) as { code: number }).code).toBe(200);
  });
});

/** What Playwright does: asks until there is an answer. */
async function ready(url: string): Promise<number> {
  for (let tries = 0; tries < 400; tries++) {
    try {
      return (await fetch(url)).status;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  return 0;
}
