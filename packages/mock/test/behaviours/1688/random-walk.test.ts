import { describe, expect, it } from "vitest";
import { behaviours } from "../../../src/behaviours/index.ts";
import { lifelikeRules, type Rules } from "../../../src/state/rules.ts";
import { advanceTo } from "../../../src/state/run.ts";
import { restore, snapshot } from "../../../src/state/snapshot.ts";
import { AnswerSchemas } from "../../support/answer-schemas.ts";
import { testWorld } from "../../support/test-world.ts";
import { randomStep, type Step } from "./walk/commands.ts";
import { broken, lostPieces, piecesOf, wrongNumbers } from "./walk/invariants.ts";
import { Random } from "./walk/random.ts";

const schemas = new AnswerSchemas();

const plain = (value: unknown): unknown => (value === undefined ? null : JSON.parse(JSON.stringify(value)));
const enveloped = (data: unknown) => ({
  requestId: "0".repeat(32),
  code: 200,
  developId: "1110890638347300017",
  msg: "成功",
  data: plain(data),
});

function check({ name, outcome, isCall }: Step): string[] {
  const pushes = outcome.pushes.flatMap(({ kind, body }) => schemas.problems(webhookOf(kind), body));
  if (!outcome.ok || !isCall) return pushes;
  return [...pushes, ...schemas.problems(name, enveloped(outcome.value))];
}

const webhookOf = (kind: string): string =>
  ({ status: "1688.orderStatusModified", price: "1688.orderPriceModified", refund: "1688.orderRefund" })[kind] ?? kind;

const walks: readonly { readonly seed: number; readonly rules: Partial<Rules> }[] = [
  { seed: 1, rules: {} },
  { seed: 2, rules: { agreement: true, agreementLimitFen: 20_000 } },
  { seed: 3, rules: lifelikeRules },
  {
    seed: 4,
    rules: {
      switches: {
        batchCreate: "atomic",
        totalPage: "ceil",
        allRefunded: "cancel",
        stockAt: "payment",
        batchPreview: "array",
        previewUnknown: "refuse",
        productIds: "both",
      },
    },
  },
];
const READS = /^(?:search|get|list|preview|batchPreview|recommend)/;
const STEPS = 2_600;
const TIMEOUT_MS = 120_000;

describe("a random walk on 1688", () => {
  for (const { seed, rules } of walks) {
    it(
      `reaches only sound worlds and described answers: seed ${seed}, ${STEPS} commands`,
      () => {
        const world = testWorld(rules);
        const random = new Random(seed);
        const bornWith = piecesOf(world);
        const met = new Map<string, number>();
        for (let step = 0; step < STEPS; step++) {
          if (random.chance(rules === lifelikeRules ? 20 : 3)) advanceTo(world, world.now + random.int(6 * 3_600_000));
          const before = world.events.length;
          const done = randomStep(world, random);
          const reason = done.outcome.ok ? "accepted" : done.outcome.refusal.reason;
          met.set(`${done.name} ${reason}`, (met.get(`${done.name} ${reason}`) ?? 0) + 1);
          const where = `seed ${seed}, step ${step}, ${done.name} ${JSON.stringify(done.input)}`;
          expect(check(done), where).toEqual([]);
          if (!done.outcome.ok) expect(world.events.length - before, where).toBe(1);
          if (step % 50 === 0 || step === STEPS - 1) {
            expect(broken(world), where).toEqual([]);
            expect(wrongNumbers(world), where).toEqual([]);
            expect(lostPieces(world, bornWith), where).toEqual([]);
          }
        }
        // A walk that only meets refusals would prove nothing.
        for (const name of [
          "create1688CartOrder",
          "create1688Refund",
          "confirm1688OrderReceipt",
          "submit1688RefundReturn",
          "ship part",
        ]) {
          expect(met.get(`${name} accepted`) ?? 0, name).toBeGreaterThan(0);
        }
      },
      TIMEOUT_MS,
    );
  }

  it("would notice an answer that the description does not allow", () => {
    const [wrong] = schemas.problems("list1688Orders", enveloped({ data: [{ baseInfo: { totalAmount: "19.00" } }] }));
    expect(wrong).toMatch(/totalAmount.*must be/);
  });

  it(
    "leaves the world as it was with every refusal and every read",
    () => {
      const world = testWorld();
      const random = new Random(11);
      const tables = (): string => JSON.stringify([snapshot(world).tables, world.due.items()]);
      let refusals = 0;
      for (let step = 0; step < 600; step++) {
        const before = tables();
        const done = randomStep(world, random);
        const where = `step ${step}, ${done.name} ${JSON.stringify(done.input)}`;
        if (!done.outcome.ok) refusals++;
        if (!done.outcome.ok || READS.test(done.name)) expect(tables(), where).toBe(before);
        if (READS.test(done.name) && done.outcome.ok)
          expect([done.outcome.events, done.outcome.pushes], where).toEqual([[], []]);
      }
      expect(refusals).toBeGreaterThan(50);
    },
    TIMEOUT_MS,
  );

  it(
    "continues from a snapshot as it went on before",
    () => {
      const world = testWorld(lifelikeRules);
      const random = new Random(12);
      for (let step = 0; step < 300; step++) randomStep(world, random);
      const saved = JSON.parse(JSON.stringify(snapshot(world)));
      const goOn = (): string => {
        const next = new Random(13);
        return JSON.stringify(
          Array.from({ length: 200 }, () => [randomStep(world, next), advanceTo(world, world.now + 600_000)]),
        );
      };
      const once = goOn();
      restore(world, saved);
      expect(goOn()).toBe(once);
    },
    TIMEOUT_MS,
  );

  it("takes the same steps again with the same seed", () => {
    const walk = (): string => {
      const world = testWorld();
      const random = new Random(7);
      return JSON.stringify(Array.from({ length: 300 }, () => randomStep(world, random)));
    };
    expect(walk()).toBe(walk());
  });

  it("has a behaviour for each of the 33 operations of 1688 and the 6 of logistics", () => {
    const ids = [...behaviours.keys()];
    expect(ids.filter((id) => id.includes("1688"))).toHaveLength(33);
    expect(ids.filter((id) => /Address|Freight|LogisticsOrder|DomesticLogistics/.test(id))).toHaveLength(6);
  });
});
