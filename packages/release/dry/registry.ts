import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { freePort } from "@pandapon/testkit/free-port";

/** A registry on loopback that has our packages and takes all others from the one behind it. */
export interface Registry {
  readonly url: string;
  stop(): void;
}

/** @param upstream Registry for everything that is not ours. */
export async function startRegistry(folder: string, upstream: string): Promise<Registry> {
  const port = await freePort();
  mkdirSync(folder, { recursive: true });
  const config = join(folder, "config.yaml");
  writeFileSync(
    config,
    JSON.stringify({
      storage: join(folder, "storage"),
      uplinks: { upstream: { url: upstream, timeout: "60s", maxage: "60m", max_fails: 20 } },
      packages: {
        "@pandapon/*": { access: "$all", publish: "$all", unpublish: "$all" },
        "**": { access: "$all", proxy: "upstream" },
      },
      max_body_size: "200mb",
      log: { type: "stdout", format: "pretty", level: "error" },
    }),
  );
  const main = createRequire(import.meta.url).resolve("verdaccio/package.json");
  const child = spawn(
    process.execPath,
    [join(dirname(main), "bin/verdaccio"), "--config", config, "--listen", `127.0.0.1:${port}`],
    {
      stdio: ["ignore", "inherit", "inherit"],
    },
  );
  const url = `http://127.0.0.1:${port}/`;
  await answers(`${url}-/ping`, child);
  return { url, stop: () => void child.kill() };
}

async function answers(url: string, child: ReturnType<typeof spawn>): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) throw new Error(`the registry ended with ${child.exitCode}`);
    try {
      if ((await fetch(url)).ok) return;
    } catch {
      // Not there yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the registry does not answer");
}
