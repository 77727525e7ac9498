import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import type { Document } from "../document.ts";

const run = promisify(execFile);

/** One document out of the root file and all that it refers to. Redocly does it; nothing goes over the network. */
export async function bundleSources(directory: string, root: string): Promise<Document> {
  const temporary = await mkdtemp(join(tmpdir(), "pandapon-bundle-"));
  try {
    const config = join(temporary, "redocly.yaml");
    const output = join(temporary, "bundle.json");
    // An empty configuration: lint rules and their plugins have no say in what the bundle holds.
    await writeFile(config, "{}\n");
    const redocly = join(dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json")), "bin/cli.js");
    await run(process.execPath, [redocly, "bundle", root, "--config", config, "--output", output], {
      cwd: directory,
      env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true", NO_COLOR: "1" },
    });
    return JSON.parse(await readFile(output, "utf8")) as Document;
  } catch (error) {
    const text = error instanceof Error && "stderr" in error ? String(error.stderr) : "";
    throw new Error(`${root} cannot be bundled:\n${text.trim()}`, { cause: error });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
