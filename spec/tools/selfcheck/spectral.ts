import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Outcome } from "./outcome.ts";

interface Finding {
  readonly code: string;
  readonly message: string;
  readonly path: readonly (string | number)[];
}

/** Spectral's OAS rules on the bundle. Any severity counts. */
export async function checkSpectral(file: string): Promise<Outcome> {
  const cli = path.join(
    path.dirname(fileURLToPath(import.meta.resolve("@stoplight/spectral-cli/package.json"))),
    "dist",
    "index.js",
  );
  const ruleset = fileURLToPath(new URL("spectral.yaml", import.meta.url));
  const args = [
    cli,
    "lint",
    path.resolve(file),
    "--ruleset",
    ruleset,
    "--format",
    "json",
    "--fail-severity",
    "hint",
    "--quiet",
  ];
  const { out, err } = await run(args);
  if (!out.trimStart().startsWith("[")) throw new Error(`Spectral did not lint:\n${out}${err}`);
  // Spectral prints a line of praise after an empty list.
  const findings = JSON.parse(out.slice(0, out.lastIndexOf("]") + 1)) as readonly Finding[];
  return {
    name: "Spectral's rules",
    count: 1,
    faults: findings.map(({ code, message, path: at }) => `/${at.join("/")}: ${message} (${code})`),
  };
}

function run(args: readonly string[]): Promise<{ out: string; err: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
    let out = "";
    let err = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
      out += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text) => {
      err += text;
    });
    child.on("error", reject);
    child.on("close", () => resolve({ out, err }));
  });
}
