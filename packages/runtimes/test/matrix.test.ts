import { mkdirSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CannotStart } from "../runners/cannot-start.ts";
import { unpackChromium } from "../runners/chromium-binary.ts";
import { BROWSER_HOOK_MS } from "../runners/chromium-launch.ts";
import { leftovers } from "../runners/leftovers.ts";
import { runtimes } from "../runners/runtimes.ts";
import { createWorkbench, type Workbench } from "../runners/workbench.ts";

/** A line of the table; published in the README. */
interface Row {
  readonly runtime: string;
  readonly version: string;
  readonly passed: number;
  readonly tests: number;
  readonly claims: number;
  readonly seconds: number;
}

/** In CI every runtime is there, or the matrix is none. Elsewhere those that are missing are named, and the rest is tested. */
const isDemanded = process.env.CI === "true" && process.platform === "linux" && process.arch === "x64";

const rows: Row[] = [];
const absent = new Map<string, string>();
let workbench: Workbench;

beforeAll(async () => {
  const isHere = runtimes.some(({ name, version }) => name === "chromium" && version);
  [workbench] = await Promise.all([createWorkbench(), isHere && unpackChromium()]);
}, BROWSER_HOOK_MS);

afterAll(async () => {
  await workbench.close();
  rows.sort((one, other) => indexOf(one.runtime) - indexOf(other.runtime));
  mkdirSync(".reports", { recursive: true });
  writeFileSync(".reports/runtimes.json", `${JSON.stringify(rows, undefined, 2)}\n`);
  console.log(table());
});

describe("the same file passes the same tests", () => {
  for (const { name, from, version, says, run } of runtimes) {
    test.concurrent(`on ${name}`, async ({ expect }) => {
      const started = performance.now();
      const result = version
        ? await run(workbench).catch((error: unknown) => {
            if (error instanceof CannotStart) return error;
            throw error;
          })
        : new CannotStart(`${from} is not installed: there is none for this platform, or it was left out`);
      if (result instanceof CannotStart) {
        absent.set(name, result.message);
        expect(isDemanded, result.message).toBe(false);
        return;
      }
      const failed = result.outcomes.filter(({ error }) => error);
      rows.push({
        runtime: name,
        version: result.version,
        passed: result.outcomes.length - failed.length,
        tests: result.outcomes.length,
        claims: result.outcomes.reduce((sum, { claims }) => sum + claims, 0),
        seconds: Math.round(performance.now() - started) / 1000,
      });
      expect(failed.map((outcome) => `${outcome.name}: ${outcome.error}`).join("\n\n")).toBe("");
      expect(result.unhandled).toEqual([]);
      expect(result.stderr).toBe("");
      expect(result.userAgent).toMatch(says.userAgent);
      expect(result.version).toMatch(says.version);
    });
  }
});

describe("afterwards", () => {
  test("every runtime that is here has run the same number of tests and made the same claims", () => {
    expect(rows.length + absent.size).toBe(runtimes.length);
    expect(new Set(rows.map(({ tests, claims }) => `${tests} tests, ${claims} claims`)).size, table()).toBe(1);
    expect(rows[0]?.tests).toBeGreaterThan(90);
  });

  test("no process is left", () => {
    if (process.platform === "linux") expect(leftovers(workbench.mark)).toEqual([]);
  });
});

const indexOf = (runtime: string): number => runtimes.findIndex(({ name }) => name === runtime);
const table = (): string => runtimes.map(({ name }) => line(name)).join("\n");

function line(runtime: string): string {
  const row = rows.find((one) => one.runtime === runtime);
  if (!row) return `${runtime.padEnd(16)}${absent.get(runtime) ?? "did not get to the end"}`;
  const { version, passed, tests, claims, seconds } = row;
  return `${runtime.padEnd(16)}${version.padEnd(14)}${`${passed}/${tests}`.padEnd(9)}${claims} claims  ${seconds.toFixed(1)} s`;
}
