import { spawn } from "node:child_process";
import { once } from "node:events";
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";
import { fileOf, modules, versionOf } from "./modules.ts";

const PACKAGE = "@sparticuz/chromium";

/** An unpacked Chromium. */
export interface Binary {
  readonly file: string;
  /** Shared libraries (NSS, NSPR, expat) that a plain container has not. */
  readonly libraries: string;
}

/**
 * Unpacks the Chromium of `@sparticuz/chromium` once per version: that takes longer than all of its tests.
 */
export async function unpackChromium(): Promise<Binary> {
  const cache = join(modules, ".cache");
  const folder = join(cache, `chromium-${versionOf(PACKAGE)}`);
  if (!existsSync(folder)) {
    await mkdir(cache, { recursive: true });
    // Renamed when it is complete: an interrupted run leaves nothing half done.
    const draft = await mkdtemp(join(cache, "chromium-draft-"));
    try {
      await Promise.all([
        pipeline(
          createReadStream(fileOf(PACKAGE, "bin/chromium.br")),
          createBrotliDecompress(),
          createWriteStream(join(draft, "chromium"), { mode: 0o755 }),
        ),
        untar(fileOf(PACKAGE, "bin/al2023.tar.br"), draft),
      ]);
      await rename(draft, folder).catch((error: unknown) => {
        // Another process was faster.
        if (!existsSync(folder)) throw error;
      });
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
  }
  return { file: join(folder, "chromium"), libraries: join(folder, "lib") };
}

/** By way of a file: from a pipe, tar may end at the end mark while the padding behind it is still being written, which is an error. */
async function untar(file: string, folder: string): Promise<void> {
  const archive = join(folder, "archive.tar");
  await pipeline(createReadStream(file), createBrotliDecompress(), createWriteStream(archive));
  const tar = spawn("tar", ["-xf", archive, "-C", folder], { stdio: ["ignore", "ignore", "inherit"] });
  const [code] = await once(tar, "close");
  if (code !== 0) throw new Error(`tar could not unpack ${file}: exit code ${code}`);
  await rm(archive);
}
