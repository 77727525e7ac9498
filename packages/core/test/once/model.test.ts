import { afterAll, describe, expect, it } from "vitest";
import * as protocol from "../../src/once/index.ts";
import { share } from "../support/share.ts";
import { crowds } from "./model/crowds.ts";
import { explore, retrace, walk } from "./model/explore.ts";
import { faultyProtocol } from "./model/faults.ts";
import { faults } from "./model/planted.ts";
import { scenarios } from "./model/scenarios.ts";
import type { Scenario } from "./model/tasks.ts";
import { wayOf, ways, wayText } from "./model/ways.ts";

/** `PANDAPON_MODEL=full`: more crashes, and answers that come at any time. More states, for minutes. */
const isFull = process.env.PANDAPON_MODEL === "full";
/** Mutation testing repeats this hundreds of times. */
const isShort = Number(process.env.PROPERTY_SHARE ?? 1) < 0.1;
const maxStates = isFull ? 8_000_000 : isShort ? 1000 : 200_000;
const timeout = isFull ? 3_600_000 : 120_000;

describe("in every state that can be reached, no promise is broken", () => {
  const counts: string[] = [];
  afterAll(() => console.info(`States: ${counts.join("; ")}`));

  it.each(Object.entries(scenarios))(
    "%s",
    async (name, { left, full, ...scenario }) => {
      const result = await explore({ ...scenario, protocol, maxStates, left: isFull ? full : left });
      counts.push(`${name}: ${result.states}`);
      const { problem, path, isComplete } = result;
      expect({ problem, path, isComplete: isComplete || isShort }).toEqual({ isComplete: true });
      expect(result.states).toBeGreaterThan(400);
    },
    timeout,
  );
});

describe("nor on long random walks", () => {
  it.each<[string, Scenario]>(Object.entries(crowds))(
    "%s",
    async (_, crowd) => {
      let seed = 20_261_127;
      const random = (): number => {
        seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
        return seed / 0x80000000;
      };
      const red = await walk({ ...crowd, protocol }, isFull ? 2000 : share(40), 150, random);
      // In a form to be kept in ways.ts.
      expect(red && { ...red, choices: wayText(red.choices) }).toBeUndefined();
    },
    timeout,
  );
});

describe("nor on the ways on which one was broken once", () => {
  it.each(ways)("$rule", async ({ scenario, way, edits }) => {
    expect(wayText(wayOf(way))).toBe(way.replaceAll(/\s+/g, " "));
    expect((await retrace({ ...scenario, protocol }, wayOf(way))).problem).toBeUndefined();
    if (isShort) return;
    const faulty = await faultyProtocol(edits);
    try {
      const { problem } = await retrace({ ...scenario, protocol: faulty.protocol }, wayOf(way));
      expect(problem).toMatch(/^G[12]: /);
    } finally {
      faulty.remove();
    }
  });
});

describe.skipIf(isShort)("the model notices when a rule is missing", () => {
  it.each(faults)(
    "$rule",
    async ({ scenario, edits, more }) => {
      const faulty = await faultyProtocol(edits);
      try {
        const { problem } = await explore({ ...scenarios[scenario], ...more, protocol: faulty.protocol, maxStates });
        expect(problem).toMatch(/^G[123]: /);
      } finally {
        faulty.remove();
      }
    },
    timeout,
  );

  it("and when the list lags longer than is assumed", async () => {
    const scenario = scenarios["one process, an order with a number"];
    const { problem } = await explore({ ...scenario, protocol, maxStates, settleMs: 60_000 });
    expect(problem).toMatch(/^G1: /);
  });
});
