import { expect, test } from "vitest";
import { behaviours } from "../../../src/behaviours/index.ts";
import type { Rules } from "../../../src/state/rules.ts";
import { taobaoChecks, wholeProblems } from "../../support/walk/taobao-checks.ts";
import { taobaoSteps } from "../../support/walk/taobao-steps.ts";
import { walk } from "../../support/walk/walk.ts";
import { wireSchemas } from "../../support/wire-schemas.ts";
import { createSandbox } from "../../support/world.ts";

const walks: readonly (readonly [string, Partial<Rules>])[] = [
  ["lifelike", {}],
  ["slow payments", { paySettlesAfterMs: 60_000, buildMs: 5_000 }],
  ["refusing sellers", { refundAnswer: "refuse", balanceFen: 5_000_000, cartAdd: "record", keepsOrderedRecords: true }],
];
const STEPS = 3_500;

test("10,500 random steps keep every answer and push described, and every invariant", { timeout: 120_000 }, () => {
  const schemas = wireSchemas();
  const answered = new Set<string>();
  const refused = new Set<string>();
  for (const [seed, rules] of walks) {
    const sandbox = createSandbox({ rules });
    const { world } = sandbox;
    const stockSet = new Map<string, number>();
    const next = taobaoSteps(sandbox, stockSet);
    const travelled = walk({ seed, steps: STEPS, sandbox, schemas, next, checks: taobaoChecks(world, stockSet) });
    expect(wholeProblems(world, stockSet), seed).toEqual([]);
    for (const name of travelled.answered.keys()) answered.add(name);
    for (const reason of travelled.refused.keys()) refused.add(reason);
  }
  // Otherwise the walks would prove less than they say.
  const operations = [...behaviours.keys()].filter((id) => id.includes("Taobao"));
  expect(operations).toHaveLength(28);
  expect(operations.filter((id) => !answered.has(id))).toEqual([]);
  expect(refused.size).toBeGreaterThan(20);
});
