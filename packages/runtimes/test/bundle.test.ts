import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { bundle } from "../runners/bundle.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

async function inScratch(run: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "pandapon-bundle-"));
  try {
    await run(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

test("the suite and all packages in it need no built-in module", () =>
  inScratch(async (folder) => {
    const file = join(folder, "suite.mjs");
    await bundle(join(root, "suite/index.ts"), file);
    const text = await readFile(file, "utf8");
    expect(text.match(/^import\b.*/gm)).toBeNull();
    expect(text).toContain("createTaobaoCartOrder");
  }));

test.each(["node:crypto", "fs", "bun", "cloudflare:sockets"])("a bundle that imports %s does not come about", (name) =>
  inScratch(async (folder) => {
    const entry = join(folder, "entry.mjs");
    await writeFile(entry, `import it from ${JSON.stringify(name)};\nconsole.log(it);\n`);
    await expect(bundle(entry, join(folder, "out.mjs"))).rejects.toThrow(`Could not resolve "${name}"`);
  }),
);
