// The mock against other mock servers that take an OpenAPI document, on the same list operation: start, answers per second, memory. None
// of the others checks a signature, keeps state or answers with an example that fits the request. They weigh 100 to 200 MB, so they are
// installed into a scratch folder for this run only.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { sign } from "@pandapon/core";
import { testCredentials } from "@pandapon/mock";
import { measure } from "../packages/mock/bench/load.ts";
import { type ServerCommand, start } from "../packages/mock/bench/process.ts";

const LIST = "/v2/taobao/cart/list";
const PACKAGES = ["@mockoon/cli@9.9.0", "@scalar/mock-server@0.14.4", "@hono/node-server@2.1.9"];
const folder = fileURLToPath(new URL(".scratch/mocks/", import.meta.url));
const bundle = fileURLToPath(import.meta.resolve("@pandapon/spec/openapi.json"));
const tools = pathToFileURL(fileURLToPath(new URL("package.json", import.meta.url)));

if (!existsSync(join(folder, "node_modules/@mockoon/cli"))) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), `{ "private": true, "type": "module" }`);
  execFileSync("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", folder, ...PACKAGES], {
    stdio: "inherit",
  });
}
writeFileSync(
  join(folder, "scalar.js"),
  `import { readFileSync } from "node:fs";
import { serve } from "@hono/node-server";
import { createMockServer } from "@scalar/mock-server";
const app = await createMockServer({ document: readFileSync(process.argv[2], "utf8") });
serve({ fetch: app.fetch, port: Number(process.argv[3]), hostname: "127.0.0.1" });
`,
);

/** Without a nonce for ours, which takes each only once; the others ask for every header of the security scheme. */
const signed = (nonce?: Record<string, string>): Record<string, string> => {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = sign({ ...testCredentials, timestamp, nonceStr: "", method: "", path: "", query: "", body: "" });
  const { accessKey, userId } = testCredentials;
  return { "access-key": accessKey, timestamp, "user-id": userId, signature, ...nonce };
};
const forOthers = (): Record<string, string> => signed({ "nonce-str": "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345" });

const COMMANDS: readonly ServerCommand[] = [
  {
    name: "@pandapon/mock",
    args: (port) => [
      fileURLToPath(new URL("../packages/mock/bin/pandapon-mock.mjs", import.meta.url)),
      "--port",
      `${port}`,
    ],
    probe: LIST,
    headers: () => signed(),
  },
  {
    name: "Mockoon",
    args: (port) => [
      join(folder, "node_modules/@mockoon/cli/bin/run.js"),
      "start",
      "--data",
      bundle,
      "--port",
      `${port}`,
      "--disable-log-to-file",
    ],
    probe: LIST,
    headers: forOthers,
  },
  {
    name: "Scalar mock-server",
    args: (port) => [join(folder, "scalar.js"), bundle, `${port}`],
    probe: LIST,
    headers: forOthers,
  },
];

const rows: object[] = [];
let first: { perSecond: number } | undefined;
for (const command of COMMANDS) {
  const server = await start(command);
  try {
    const load = { method: "GET", path: LIST, headers: command.headers() } as const;
    const { perSecond } = await measure(tools, server, load, 3);
    first ??= { perSecond };
    rows.push({
      name: command.name,
      startMs: Math.round(server.startMs),
      "answers per second, against ours": Math.round((perSecond / first.perSecond) * 100) / 100,
      loadedMb: Math.round(server.rss()),
    });
  } finally {
    await server.stop();
  }
}
writeFileSync(
  new URL("mocks.json", import.meta.url),
  `${JSON.stringify({ node: process.version, rows }, undefined, 2)}\n`,
);
process.stdout.write(`${JSON.stringify(rows, undefined, 2)}\n`);
