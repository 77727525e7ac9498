import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Name, version and licence text of each package whose code is in the bundle, as their licences ask for. */
export function licenceNotices(inputs: readonly string[], root: URL, bundle = "@pandapon/mock"): string {
  const folders = new Set<string>();
  for (const input of inputs) {
    const folder = packageFolder(join(fileURLToPath(root), input));
    if (folder !== undefined) folders.add(folder);
  }
  const notices = [...folders].map((folder) => {
    const { name, version, license, author } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Record<
      string,
      unknown
    >;
    const files = readdirSync(folder).filter((entry) => /^(?:licen[cs]e|notice|copying)(?:[.-].*)?$/i.test(entry));
    const texts = files.map((file) => readFileSync(join(folder, file), "utf8").trim());
    const text = texts.length > 0 ? texts.join("\n\n") : textOf(String(license), author, String(name));
    return { title: `${String(name)} ${String(version)}`, text };
  });
  notices.sort((a, b) => a.title.localeCompare(b.title));
  return `The code of these packages is part of ${bundle}.\n\n${notices
    .map(({ title, text }) => `${"=".repeat(80)}\n${title}\n${"=".repeat(80)}\n\n${text}\n`)
    .join("\n")}`;
}

/** For a package that states its licence in its manifest alone. */
function textOf(license: string, author: unknown, name: string): string {
  if (license === "Apache-2.0") return readFileSync(new URL("licences/Apache-2.0.txt", import.meta.url), "utf8").trim();
  if (license !== "MIT")
    throw new Error(`${name} has neither a licence file nor a licence whose text is known, but ${license}`);
  const who =
    typeof author === "string" ? author : String(Reflect.get(Object(author), "name") ?? `the authors of ${name}`);
  return `${MIT.replace("<holder>", who)}`;
}

const MIT = `MIT License

Copyright (c) <holder>

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the
"Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish,
distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to
the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR
ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH
THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

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
