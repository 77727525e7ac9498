import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Name, version and licence text of each package whose code is in the bundle, as their licences ask for. */
export function licenceNotices(inputs: readonly string[], root: URL): string {
  const folders = new Set<string>();
  for (const input of inputs) {
    const folder = packageFolder(join(fileURLToPath(root), input));
    if (folder !== undefined) folders.add(folder);
  }
  const notices = [...folders].map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Record<
      string,
      unknown
    >;
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file === undefined ? `Licence: ${String(license)}` : readFileSync(join(folder, file), "utf8").trim();
    return { title: `${String(name)} ${String(version)}`, text };
  });
  notices.sort((a, b) => a.title.localeCompare(b.title));
  return `The code of these packages is part of @pandapon/mock.\n\n${notices
    .map(({ title, text }) => `${"=".repeat(80)}\n${title}\n${"=".repeat(80)}\n\n${text}\n`)
    .join("\n")}`;
}

function packageFolder(file: string): string | undefined {
  if (!file.includes("/node_modules/")) return undefined;
  let folder = dirname(file);
  while (!folder.endsWith("node_modules")) {
    const manifest = join(folder, "package.json");
    if (existsSync(manifest) && "version" in JSON.parse(readFileSync(manifest, "utf8"))) return folder;
    folder = dirname(folder);
  }
  return undefined;
}
