import { execFile } from "node:child_process";
import { appendFile, cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { outputFolders } from "../../tools/generate/generate-files.ts";

const spec = fileURLToPath(new URL("../..", import.meta.url));

async function generate(...args: string[]): Promise<{ code: number; text: string }> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, ["tools/generate.ts", ...args], { cwd: spec });
    return { code: 0, text: stdout };
  } catch (error) {
    if (error instanceof Error && "code" in error && "stderr" in error) {
      return { code: Number(error.code), text: String(error.stderr) };
    }
    throw error;
  }
}

// That it finds what is committed equal is the task `check:generated` of `npm test`.
it("names every file that differs, is missing or is no longer made, and writes nothing", async () => {
  const copy = await mkdtemp(join(tmpdir(), "pandapon-check-"));
  try {
    for (const folder of outputFolders) await cp(join(spec, "..", folder), join(copy, folder), { recursive: true });
    await appendFile(join(copy, "spec/bundle/taobao.json"), " ");
    await rm(join(copy, "packages/core/src/generated/taobao/schemas.ts"));
    await cp(join(spec, "package.json"), join(copy, "spec/bundle/old.json"));
    const { code, text } = await generate("--check", "--out", copy);
    expect(code).toBe(1);
    expect(text.trim().split("\n").slice(1)).toEqual([
      "differs  spec/bundle/taobao.json",
      "missing  packages/core/src/generated/taobao/schemas.ts",
      "stale    spec/bundle/old.json",
    ]);
    expect((await readFile(join(copy, "spec/bundle/taobao.json"), "utf8")).endsWith(" ")).toBe(true);
  } finally {
    await rm(copy, { recursive: true });
  }
}, 60_000);
