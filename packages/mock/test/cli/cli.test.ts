import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { testCredentials } from "@pandapon/mock";
import { afterEach, describe, expect, it } from "vitest";
import { signed } from "../support/signed.ts";

const bin = fileURLToPath(new URL("../../bin/pandapon-mock.mjs", import.meta.url));
const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
});

interface Run {
  readonly child: ChildProcess;
  readonly out: () => string;
  readonly err: () => string;
  /** Exit code, or the signal that ended it. */
  readonly end: Promise<number | NodeJS.Signals | null>;
  /** Resolves when standard output matches. */
  readonly sees: (pattern: RegExp) => Promise<RegExpExecArray>;
}

function run(args: readonly string[], env: Record<string, string> = {}): Run {
  const child = spawn(process.execPath, [bin, ...args], { env: { PATH: process.env.PATH ?? "", ...env } });
  running.push(child);
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk) => {
    out += String(chunk);
  });
  child.stderr.on("data", (chunk) => {
    err += String(chunk);
  });
  const end = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.on("close", (code, signal) => resolve(code ?? signal));
  });
  const sees = async (pattern: RegExp): Promise<RegExpExecArray> => {
    for (let waited = 0; waited < 10_000; waited += 10) {
      const match = pattern.exec(out);
      if (match !== null) return match;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error(`not seen: ${pattern} in ${out} ${err}`);
  };
  return { child, out: () => out, err: () => err, end, sees };
}

const listening = async (mock: Run): Promise<string> => (await mock.sees(/listening on (http:\S+)/))[1] ?? "";

async function busyPort(): Promise<{ port: number; free: () => Promise<void> }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  return { port, free: () => new Promise((resolve) => server.close(() => resolve())) };
}

describe("start and stop", () => {
  it.each(["SIGTERM", "SIGINT"] as const)(
    "--port 0: prints where and with what, answers, ends by %s with 0",
    async (signal) => {
      const mock = run(["--port", "0"]);
      const url = await listening(mock);
      for (const text of Object.values(testCredentials)) expect(mock.out()).toContain(text);
      expect(mock.out()).toContain(`createClient({ baseUrl: "${url}"`);
      expect(mock.out()).toContain(`curl ${url}/__mock/health`);
      expect((await fetch(`${url}/__mock/health`)).status).toBe(200);
      // An open connection does not hold it up.
      expect((await fetch(`${url}/v2/taobao/cart/list`, { headers: signed() })).status).toBe(200);
      mock.child.kill(signal);
      expect(await mock.end).toBe(0);
      expect(mock.err()).toBe("");
    },
  );

  it("PANDAPON_MOCK_PORT names the port; a busy one is said clearly, exit 1", async () => {
    const busy = await busyPort();
    for (const mock of [run([], { PANDAPON_MOCK_PORT: String(busy.port) }), run(["--port", String(busy.port)])]) {
      expect(await mock.end).toBe(1);
      expect(mock.err()).toBe(
        `pandapon-mock: Port ${busy.port} on 127.0.0.1 is in use. Take another with --port N (or PANDAPON_MOCK_PORT=N), or any free one with --port 0.\n`,
      );
      expect(mock.out()).toBe("");
    }
    await busy.free();
  });

  it("--port wins over PANDAPON_MOCK_PORT", async () => {
    const busy = await busyPort();
    expect(await listening(run(["--port", "0"], { PANDAPON_MOCK_PORT: String(busy.port) }))).not.toContain(
      String(busy.port),
    );
    await busy.free();
  });

  it("an address that is none of this machine's: exit 1", async () => {
    const mock = run(["--port", "0", "--host", "192.0.2.1"]);
    expect(await mock.end).toBe(1);
    expect(mock.err()).toContain("no address 192.0.2.1");
  });

  it("continues when its output is no longer read", async () => {
    const mock = run(["--port", "0"]);
    const url = await listening(mock);
    mock.child.stdout?.destroy();
    for (let count = 0; count < 5; count++)
      expect((await fetch(`${url}/v2/taobao/cart/list`, { headers: signed() })).status).toBe(200);
    mock.child.kill("SIGTERM");
    expect(await mock.end).toBe(0);
  });
});

describe("log", () => {
  it("text: one line per request, with the reason, without secrets", async () => {
    const mock = run(["--port", "0"]);
    const url = await listening(mock);
    const headers = signed();
    await fetch(`${url}/v2/taobao/cart/list`, { headers });
    await fetch(`${url}/v2/taobao/cart/create/order`, { method: "POST", headers: signed(), body: '{"ids":["编号"]}' });
    await fetch(`${url}/nope%0a?sign=0123456789`);
    await mock.sees(/\/nope/);
    const lines = mock
      .out()
      .split("\n")
      .filter((line) => line.includes("→"));
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^GET \/v2\/taobao\/cart\/list listTaobaoCartItems → 200 200 [\d.]+ms$/);
    expect(lines[1]).toMatch(
      /^POST .* createTaobaoCartOrder → 400 99400 [\d.]+ms {2}violation: body\.ids\.0: must match pattern/,
    );
    expect(lines[2]).toMatch(/^GET \/nope%0a → 404 99404 [\d.]+ms {2}unknown-path$/);
    for (const secret of [headers.signature ?? "", "0123456789"]) expect(lines.join("\n")).not.toContain(secret);
  });

  it("json: one object per line, the first says where", async () => {
    const mock = run(["--port", "0", "--log", "json"]);
    const [, url = ""] = await mock.sees(/"listening":"([^"]+)"/);
    await fetch(`${url}/v2/taobao/cart/list`);
    await mock.sees(/99420/);
    const [first, second] = mock
      .out()
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(first).toMatchObject({ listening: url });
    expect(second).toMatchObject({
      method: "GET",
      path: "/v2/taobao/cart/list",
      operationId: "listTaobaoCartItems",
      status: 401,
      code: 99420,
    });
  });

  it("--quiet: the address and no more", async () => {
    const mock = run(["--port", "0", "--quiet"]);
    const [, url = ""] = await mock.sees(/^(http:\S+)\n/);
    await fetch(`${url}/v2/taobao/cart/list`);
    expect(mock.out()).toBe(`${url}\n`);
  });
});

describe("options", () => {
  it("reach the mock", async () => {
    const mock = run(["--port", "0", "--auth", "off", "--base-path", "/api", "--language", "zh"]);
    const url = await listening(mock);
    expect(url).toMatch(/\/api$/);
    expect((await fetch(`${url}/v2/taobao/cart/list`)).status).toBe(200);
    const refused = (await (await fetch(`${url}/nope`)).json()) as { msg: string };
    expect(refused.msg).toMatch(/^路径不存在/);
  });

  it.each([
    [["--prot", "1"], "--prot"],
    [["extra"], "extra"],
    [["--port", "many"], '--port takes a port from 0 to 65535, not "many"'],
    [["--port", "65536"], "--port takes"],
    [["--port"], "--port"],
    [["--auth", "maybe"], "--auth takes verify, lenient, off"],
    [["--log", "xml"], "--log takes"],
    [["--signature-scheme", "Z"], "--signature-scheme takes"],
    [["--timestamp-unit", "h"], "--timestamp-unit takes"],
    [["--language", "th"], "--language takes"],
    [["--base-path", "no slash"], "basePath"],
    [["--fail-on-violations", "--validate", "off"], "--fail-on-violations needs validation: leave out --validate off"],
    [["--prot", "0"], "no option is named --prot; did you mean --port?"],
    [["--colour"], "no option is named --colour\n"],
  ])("%j: a mistake, exit 2", async (args, text) => {
    const mock = run(args);
    expect(await mock.end).toBe(2);
    expect(mock.err()).toContain(text);
    expect(mock.err()).toContain("See pandapon-mock --help.");
    expect(mock.err().trim().split("\n").length).toBeLessThanOrEqual(2);
    expect(mock.out()).toBe("");
  });

  it("PANDAPON_MOCK_PORT that is none: exit 2, and says where it comes from", async () => {
    const mock = run([], { PANDAPON_MOCK_PORT: "http" });
    expect(await mock.end).toBe(2);
    expect(mock.err()).toContain("PANDAPON_MOCK_PORT takes a port");
  });

  it("--help: usage, all options, exit codes", async () => {
    const mock = run(["--help"]);
    expect(await mock.end).toBe(0);
    for (const text of [
      "--port",
      "--host",
      "--auth",
      "--log",
      "--quiet",
      "--base-path",
      "--version",
      "Exit codes: 0 ",
    ]) {
      expect(mock.out()).toContain(text);
    }
  });

  it("--version", async () => {
    const mock = run(["--version"]);
    expect(await mock.end).toBe(0);
    const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
      version: string;
    };
    expect(mock.out()).toBe(`${version}\n`);
  });
});

describe("around a mock", () => {
  it("health asks whether it is there", async () => {
    const busy = await busyPort();
    await busy.free();
    expect(await run(["health", "--port", String(busy.port)]).end).toBe(1);
    const mock = run(["--port", "0"]);
    const { port } = new URL(await listening(mock));
    expect(await run(["health", "--port", port]).end).toBe(0);
    expect(await run(["helth"]).end).toBe(2);
  }, 20_000);

  it("tells at the end what was called, and fails on violations if it is told to", async () => {
    const mock = run(["--port", "0", "--auth", "off", "--fail-on-violations"]);
    const url = await listening(mock);
    await (await fetch(`${url}/v2/taobao/cart/list`)).text();
    await (await fetch(`${url}/v2/taobao/product/get`)).text();
    mock.child.kill("SIGTERM");
    expect(await mock.end).toBe(3);
    expect(mock.out()).toContain("2 operations were called:\n  getTaobaoProduct\n  listTaobaoCartItems\n");
    expect(mock.out()).toContain("1 request broke the description.");
  }, 20_000);

  it("ends when the npx that started it has died", async () => {
    const program = `const { spawn } = require("node:child_process");
const child = spawn(process.execPath, [process.argv[1], "--port", "0", "-q"], { stdio: ["ignore", "pipe", "ignore"], detached: true, env: { ...process.env, npm_command: "exec" } });
child.stdout.once("data", () => { console.log(child.pid); process.exit(0); });`;
    const parent = spawn(process.execPath, ["-e", program, bin]);
    const pid = await new Promise<number>((resolve) => {
      parent.stdout.once("data", (chunk) => resolve(Number(String(chunk))));
    });
    const isAlive = (): boolean => {
      try {
        return process.kill(pid, 0);
      } catch {
        return false;
      }
    };
    for (let waited = 0; waited < 15_000 && isAlive(); waited += 100) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(isAlive()).toBe(false);
  }, 30_000);
});
