import { existsSync } from "node:fs";
import { readBundle } from "../document/bundle.ts";
import { isObject } from "../document/json.ts";
import { affected } from "./affected.ts";
import { type Bump, larger, leastBump } from "./bump.ts";
import type { Change } from "./change.ts";
import { markdown } from "./markdown.ts";
import { largestOf, ownChanges, sameBut } from "./own.ts";
import { redoclyChanges } from "./redocly.ts";

/** What changed since the last release. */
export interface Comparison {
  readonly change: Bump;
  /** The bump that the package needs, by the rule for its version. */
  readonly least: Bump;
  /** The affected operations in Markdown; empty when nothing changed. */
  readonly report: string;
  /** In one line, for people. */
  readonly summary: string;
}

export interface Judgement {
  readonly passed: boolean;
  readonly verdict: string;
}

const nothing = { change: "none", least: "none", report: "" } as const;

/** Compares the bundle of the last release, where there is one, with that of today. */
export function compare(released: string, bundle: string): Comparison {
  if (!existsSync(released))
    return { ...nothing, summary: "Nothing was released yet: there is nothing to compare with." };
  const before = readBundle(released);
  const after = readBundle(bundle);
  if (sameBut(before, after)) return { ...nothing, summary: "The description is that of the last release." };

  const found: readonly Change[] = [...redoclyChanges(released, bundle), ...ownChanges(before, after)];
  // A change without a description is still a change: users get it only with a release.
  const wordless = { impact: "patch", text: "something that the comparison has no word for", pointers: [] } as const;
  const changes = found.length > 0 ? found : [wordless];
  const change = largestOf(changes);
  const version = String(isObject(before.info) ? before.info.version : "");
  const least = leastBump(change, version);
  const summary = `The change since ${version} is ${change}: it needs at least ${least}.`;
  return { change, least, report: markdown(affected(before, after, changes)), summary };
}

/** Whether the changesets are large enough for the change. */
export function judge({ least, summary }: Comparison, packageName: string, given: Bump): Judgement {
  if (least === "none") return { passed: true, verdict: summary };
  const passed = larger(given, least) === given;
  const said = `${summary} The changesets give ${packageName} ${given}`;
  return { passed, verdict: passed ? `${said}.` : `${said}, which is too little: add a changeset (pnpm changeset).` };
}
