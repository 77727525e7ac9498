import { spawnSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { specDir } from "../spec-dir.ts";
import { type Bump, isBump } from "./bump.ts";
import type { Change } from "./change.ts";
import { isOwnKey } from "./own.ts";

interface RedoclyChange {
  readonly path: string;
  readonly typeName: string;
  readonly kind: "added" | "removed" | "modified";
  readonly impact: string;
  readonly property?: string;
  readonly verdicts: readonly { readonly message: string }[];
  readonly base?: { readonly pointer: string; readonly value?: unknown };
  readonly revision?: { readonly pointer: string; readonly value?: unknown };
}

const unescaped = (key: string) => key.replaceAll("~1", "/").replaceAll("~0", "~");

/** "answer 200 `data.subOrderVOS[].title`" for a pointer of Redocly's into an operation. */
export function placeOf(pointer: string): string {
  const keys = pointer.replace(/^#\//, "").split("/").map(unescaped);
  const start = keys[0] === "paths" || keys[0] === "webhooks" ? 3 : 0;
  const words: string[] = [];
  let field = "";
  for (let index = start; index < keys.length; index += 1) {
    const key = keys[index] ?? "";
    const next = keys[index + 1] ?? "";
    if (key === "requestBody") words.push("request");
    else if (key === "responses" && next !== "") words.push(`answer ${keys[++index]}`);
    else if (key === "parameters" && next !== "") words.push(`parameter ${keys[++index]}`);
    else if (key === "content" && next !== "") index += 1;
    else if (key === "properties" && next !== "") field += `${field ? "." : ""}${keys[++index]}`;
    else if (key === "items") field += "[]";
    else if (key === "contentSchema") field += "{}";
    else if (["allOf", "anyOf", "oneOf"].includes(key)) index += 1;
    else if (!["schema", "$ref"].includes(key)) words.push(key);
  }
  return [...words, ...(field ? [`\`${field}\``] : [])].join(" ");
}

function short(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const text = JSON.stringify(value);
  return text.length > 60 ? undefined : `\`${text}\``;
}

function textOf(change: RedoclyChange): string {
  const said = change.verdicts.map(({ message }) => message).join(" ");
  const property = said || change.property === undefined || change.property === "key" ? "" : `\`${change.property}\``;
  const place = [placeOf(change.path), property].filter(Boolean).join(" ");
  const [before, after] = [short(change.base?.value), short(change.revision?.value)];
  const values = change.kind === "modified" && before && after ? `: ${before} → ${after}` : "";
  return `${place ? `${place} ` : ""}${said || `${change.kind}${values}`}`;
}

/** Redocly's library cannot compare, so this calls its command line, for this purpose only. */
function redocly(args: readonly string[]) {
  const cli = path.join(path.dirname(fileURLToPath(import.meta.resolve("@redocly/cli/package.json"))), "bin", "cli.js");
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  return spawnSync(process.execPath, [cli, ...args], { cwd: specDir, env, encoding: "utf8", maxBuffer: 1 << 28 });
}

/**
 * Redocly's verdict on two bundles.
 *
 * @throws Error when the comparison does not run.
 */
export function redoclyChanges(base: string, revision: string): readonly Change[] {
  const config = fileURLToPath(new URL("redocly.yaml", import.meta.url));
  const options = ["--config", config, "--format", "json", "--fail-on", "none"];
  const run = redocly(["diff", path.resolve(base), path.resolve(revision), ...options]);
  if (!run.stdout.trimStart().startsWith("{")) throw new Error(`Redocly did not compare:\n${run.stdout}${run.stderr}`);
  const { changes } = JSON.parse(run.stdout) as { changes: readonly RedoclyChange[] };
  return (
    changes
      // The version is the result of this comparison, not a change of the description.
      .filter(({ path: at, property }) => !(at === "#/info" && property === "version"))
      // `own.ts` judges these by their effect on clients.
      .filter(({ path: at, property }) => !isOwnKey(property) && !isOwnKey(at.split("/").at(-1)))
      .map((change) => ({
        impact: impactOf(change.impact),
        text: textOf(change),
        pointers: [change.path, change.base?.pointer, change.revision?.pointer].filter((at) => at !== undefined),
      }))
  );
}

function impactOf(impact: string): Bump {
  if (!isBump(impact)) throw new Error(`Redocly graded a change as ${impact}, which is not a bump.`);
  return impact;
}
