// Runs every console block of the README in order and compares the output. `UPDATE_README=1 vitest run test/readme.test.ts` writes it.
import { createHmac } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createPlatform, type Platform } from "./support/platform.ts";
import { keys, pandapon } from "./support/terminal.ts";

const file = new URL("../README.md", import.meta.url);
const readme = readFileSync(file, "utf8");
const BLOCK = /```console\n([\s\S]*?)```/g;

let platform: Platform;
beforeAll(async () => {
  platform = await createPlatform();
});
afterAll(() => platform.close());

let files: Readonly<Record<string, string>> = {
  "refused.txt": `curl 'https://api.pandapon.com/v2/taobao/product/get?itemId=abc' -H 'access-key: ${keys.accessKey}' \\
  -H 'timestamp: 1700000000' -H 'nonce-str: ABCDEFGHIJKLMNOPQRSTUVWXYZ012345' -H 'signature: 10CFE4E7A3E6CE5BF7DBC7722242D452'`,
};

it("shows what the commands really print", async () => {
  const written: string[] = [];
  for (const [, block = ""] of readme.matchAll(BLOCK)) {
    const commands = block.split("\n").filter((line) => line.startsWith("$ pandapon "));
    const shown: string[] = [];
    for (const command of commands) shown.push(`${command}\n${await outputOf(command.slice("$ pandapon ".length))}`);
    written.push(shown.join("").trimEnd());
  }
  let index = 0;
  const updated = readme.replace(BLOCK, () => `\`\`\`console\n${written[index++]}\n\`\`\``);
  if (process.env.UPDATE_README === "1") writeFileSync(file, updated);
  expect(updated).toBe(process.env.UPDATE_README === "1" ? readFileSync(file, "utf8") : readme);
}, 30_000);

async function outputOf(command: string): Promise<string> {
  const stop = new AbortController();
  const fetch: typeof globalThis.fetch = async (url, init) =>
    String(url).startsWith("http://localhost:3000") ? new Response(null, { status: 200 }) : platform.fetch(url, init);
  const isListening = command.startsWith("push listen");
  const running = pandapon(isListening ? command.replace("--port 0", `--port ${PORT}`) : command, {
    fetch,
    files,
    signal: stop.signal,
  });
  if (isListening) {
    await pushOnce();
    stop.abort();
  }
  const { out, err, files: after } = await running;
  files = Object.fromEntries(after);
  return stable(command.includes("--json") ? "" : out + err);
}

const PORT = 40_000 + (process.pid % 20_000);

async function pushOnce(): Promise<void> {
  const body = `{"messageType":"TAOBAO_ORDER_BUYER_VIEW_ORDER_PRICE_MODIFY","messageBody":{"salesOrderId":"2541753627432451492"},"messagePlatform":0,"timestamp":"1700000000000"}`;
  const authorization = createHmac("sha256", keys.accessSecret)
    .update(keys.accessKey + body)
    .digest("hex");
  for (let tries = 0; tries < 500; tries++) {
    try {
      await globalThis.fetch(`http://127.0.0.1:${PORT}/`, { method: "POST", body, headers: { authorization } });
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}

/** What differs from run to run, or is long without telling more. */
function stable(text: string): string {
  const lines = text
    .replaceAll(String(PORT), "4030")
    .replace(/\d+ s behind/g, "3600 s behind")
    .replace(/ in \d+ ms/g, " in 3 ms")
    .replace(/string to sign was "[^"]*"?/g, 'string to sign was "…"')
    .split("\n");
  const shown = lines.length > 24 ? [...lines.slice(0, 16), `… ${lines.length - 17} more lines`, ""] : lines;
  return shown.join("\n");
}
