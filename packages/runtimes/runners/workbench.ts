import { cp, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createMock } from "@pandapon/mock";
import type { Environment } from "../suite/environment.ts";
import { bundle } from "./bundle.ts";
import { createFaults } from "./faults.ts";
import { close, listen } from "./listen.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** What all runtimes work with: the bundled suite in a folder of its own, and the servers it talks to. */
export interface Workbench {
  /** Holds `suite.mjs` and the files of `entries/`. */
  readonly folder: string;
  readonly urls: Pick<Environment, "mockUrl" | "faultsUrl" | "refusedUrl">;
  /** In the environment of each process that is started, so that none can be overlooked. */
  readonly mark: string;
  close(): Promise<void>;
}

export async function createWorkbench(): Promise<Workbench> {
  const folder = await mkdtemp(join(tmpdir(), "pandapon-runtimes-"));
  await bundle(join(root, "suite/index.ts"), join(folder, "suite.mjs"));
  await cp(join(root, "entries"), folder, { recursive: true });
  const faults = createFaults();
  const mock = await createMock({ auth: "verify", answers: "examples" });
  // A port that was free a moment ago.
  const gone = createServer();
  const refusedUrl = await listen(gone);
  await close(gone);
  return {
    folder,
    urls: { mockUrl: mock.url, faultsUrl: await listen(faults), refusedUrl },
    mark: `PANDAPON_RUNTIMES=${folder}`,
    async close() {
      await close(faults);
      await mock.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
