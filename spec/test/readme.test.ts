import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readBundle } from "../tools/document/bundle.ts";
import { deref } from "../tools/document/follow.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const block = (language: string) => new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(readme)?.[1] ?? "";

interface Vectors {
  readonly vectors: readonly {
    readonly scheme: string;
    readonly input: Readonly<Record<string, string>>;
    readonly signature: string;
  }[];
}

describe("the README", () => {
  const python = spawnSync("python3", ["--version"]);

  it.runIf(python.status === 0)("signs in Python as the vectors say", () => {
    const { vectors }: Vectors = JSON.parse(
      readFileSync(new URL("../../packages/core/vectors/signature.json", import.meta.url), "utf8"),
    );
    const known = vectors.filter(({ scheme }) => scheme === "A");
    expect(known.length).toBeGreaterThan(1);
    const program = `${block("python")}
import json, sys
print(json.dumps([headers(i["accessKey"], i["accessSecret"], "1", i["timestamp"], i["nonceStr"]) for i in json.load(sys.stdin)]))
print(json.dumps(headers("k", "s", "u")))`;
    const input = JSON.stringify(known.map((vector) => vector.input));
    const { stdout, stderr } = spawnSync("python3", ["-c", program], { input, encoding: "utf8" });
    expect(stderr).toBe("");
    const [signed, fresh] = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(signed.map((one: Record<string, string>) => one.signature)).toEqual(known.map(({ signature }) => signature));
    expect(fresh["nonce-str"]).toMatch(/^[A-Za-z0-9]{32}$/);
    expect(fresh.timestamp).toMatch(/^\d{10}$/);
  });

  it("lists ids that are bare numbers, which the bundle says as well", () => {
    const document = readBundle(new URL("../bundle/openapi.json", import.meta.url));
    const row = /\| `deleteTaobaoCartItems` \|[^\n]*/.exec(readme)?.[0] ?? "";
    const request = deref(document, { $ref: "#/components/schemas/DeleteTaobaoCartItemsRequest" });
    const isNumber = JSON.stringify(request).includes('"x-int64":"number"');
    expect(row.includes("ids")).toBe(isNumber);
    expect(readme.match(/^\| `\w+` \| .*\|$/gm)?.length).toBeGreaterThan(20);
  });
});
