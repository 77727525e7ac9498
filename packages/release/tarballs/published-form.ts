import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import type { Tarball } from "./pack.ts";

/** What publint finds in the manifest and the files that it names. */
export async function problemsOfManifest({ unpacked }: Pick<Tarball, "unpacked">): Promise<string[]> {
  // Unpacked, every file is one that users get: there is nothing to pack again.
  const { messages, pkg } = await publint({ pkgDir: unpacked, pack: false, strict: true });
  return messages.map((message) => `${message.type}: ${formatMessage(message, pkg) ?? message.code}`);
}

/** What "Are the types wrong?" finds in the entries for each way to resolve them. */
export function problemsOfTypes(root: string, { archive, manifest }: Pick<Tarball, "archive" | "manifest">): string[] {
  if (!hasTypes(manifest.exports)) return [];
  const isWindows = process.platform === "win32";
  try {
    execFileSync(
      join(root, "node_modules/.bin", isWindows ? "attw.cmd" : "attw"),
      // Node 20.19 and later load ESM with require().
      [archive, "--ignore-rules", "cjs-resolves-to-esm", "--no-color", "--no-emoji", "--format", "ascii"],
      { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], shell: isWindows },
    );
    return [];
  } catch (error) {
    const { stdout, stderr, message } = error as { stdout?: string; stderr?: string; message: string };
    return [`has wrong types: ${`${stdout ?? ""}${stderr ?? ""}`.trim() || message}`];
  }
}

/** The description is data: its entries have types for editors, and no main entry. */
const hasTypes = (exports: unknown): boolean => {
  const main = (exports as Readonly<Record<string, unknown>> | undefined)?.["."];
  return main !== undefined && JSON.stringify(main).includes('"types":');
};
