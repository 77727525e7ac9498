import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { agentsOf } from "../agents/agents-of.ts";
import { readCalls } from "../agents/calls.ts";
import { published, repository } from "../published.ts";
import { problemsOfContents } from "../tarballs/contents.ts";
import { headingsIn, linksIn, problemsOfLinks } from "../tarballs/links.ts";
import type { Tarball } from "../tarballs/pack.ts";

const root = mkdtempSync(join(tmpdir(), "pandapon-links-"));
writeFileSync(join(root, "GUIDE.md"), "# Guide\n\n## First order!\n");
afterAll(() => rmSync(root, { recursive: true, force: true }));

const whole = {
  "AGENTS.md": "# a 1.0.0, for agents",
  "CHANGELOG.md": "# a",
  LICENSE: "MIT",
  "README.md": "# a",
  "package.json": "{}",
};
const tarball = (files: Readonly<Record<string, string>>, manifest: Partial<Tarball["manifest"]> = {}): Tarball => ({
  folder: "packages/a",
  archive: "a-1.0.0.tgz",
  unpacked: "package",
  manifest: { name: "a", version: "1.0.0", ...manifest },
  files: Object.keys(files),
  text: (path) => files[path] ?? "",
});

describe("the contents of a tarball", () => {
  it("are well when everything is there", () => {
    expect(problemsOfContents(tarball(whole), "MIT")).toEqual([]);
  });
  it.each(Object.keys(whole))("are not without %s", (file) => {
    const { [file]: _left, ...rest } = { ...whole } as Record<string, string>;
    expect(problemsOfContents(tarball(rest), "MIT")).toEqual([`lacks ${file}`]);
  });
  it.each([
    ["another licence", { LICENSE: "GPL" }, {}, "another LICENSE"],
    ["tests", { "dist/a.test.js": "" }, {}, "users do not need"],
    ["AGENTS.md of another version", { "AGENTS.md": "# a 0.9.0, for agents" }, {}, "another version"],
    ["a path of the machine", { "dist/a.js": '"/home/someone/a/b.ts"' }, {}, "path of this machine"],
    ["a workspace range", {}, { dependencies: { b: "workspace:*" } }, "depends on b by workspace:*"],
    ["a loose range", {}, { dependencies: { b: "^1.0.0" } }, "pin it exactly"],
  ])("are not with %s", (_what, files, manifest, problem) => {
    expect(problemsOfContents(tarball({ ...whole, ...files }, manifest), "MIT").join()).toContain(problem);
  });
});

describe("links", () => {
  it("are read outside code, in every form", () => {
    expect(
      linksIn('[a](b.md) `[c](d.md)` ![e](f.png "title")\n```\n[g](h.md)\n```\n[i][j]\n\n[j]: k.md\n<img src="l.png">'),
    ).toEqual([...["b.md", "f.png", "k.md", "l.png"]]);
  });
  it("have the anchors that GitHub makes", () => {
    expect([...headingsIn("# A `b`: c!\n## 中文 标题\n## Same\n## Same\n")]).toEqual([
      "a-b-c",
      "中文-标题",
      "same",
      "same-1",
    ]);
  });
  it.each([
    ["LICENSE", undefined],
    [`${repository}/blob/main/GUIDE.md#first-order`, undefined],
    [`${repository}/issues`, undefined],
    ["https://example.com", undefined],
    ["../../GUIDE.md", "not in the tarball"],
    [`${repository}/blob/main/GONE.md`, "the repository does not have"],
    [`${repository}/blob/main/GUIDE.md#last-order`, "a heading that does not exist"],
    ["#nowhere", "a heading that does not exist"],
    ["http://example.com", "not https"],
  ])("%s: %s", (link, problem) => {
    const found = problemsOfLinks(root, tarball({ ...whole, "README.md": `# a\n[x](${link})` })).join();
    if (problem === undefined) expect(found).toBe("");
    else expect(found).toContain(problem);
  });
});

describe("AGENTS.md", () => {
  const calls = readCalls(new URL("../../../spec/bundle/openapi.json", import.meta.url));
  it.each(published)("of %s has the version and the three rules", (folder) => {
    const name = folder === "spec" ? "@pandapon/spec" : folder.replace("packages/", "@pandapon/");
    const text = agentsOf(name, "1.2.3", calls);
    expect(text).toMatch(new RegExp(`^# ${name} 1\\.2\\.3,`));
    for (const rule of ["**Money.**", "**Ids.**", "**Unknown outcomes.**"]) expect(text).toContain(rule);
    expect(text).not.toContain("undefined");
  });
  it("names each call of the description once, in its package", () => {
    expect(calls).toHaveLength(67);
    for (const call of calls) {
      const text = agentsOf(`@pandapon/${call.package}`, "1.0.0", calls);
      expect(text.split(`| \`${call.method}\` | ${call.summary} |`)).toHaveLength(2);
      if (call.safety === "payment") expect(text).toContain(`| ${call.summary} | **pays** |`);
    }
  });
});
