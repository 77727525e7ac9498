import { behaviours } from "../../src/behaviours/index.ts";
import { answerFromWorld } from "../../src/behaviours/registry.ts";
import { sandboxWorlds } from "../../src/behaviours/sandbox-worlds.ts";
import { type Acts, actsOf } from "../../src/state/acts/acts.ts";
import type { Refusal } from "../../src/state/refusals/refused.ts";
import { advanceTo, type Outcome } from "../../src/state/run.ts";
import type { World } from "../../src/state/world.ts";
import { type NewWorld, testAccount, type Worlds } from "../../src/state/worlds.ts";

/** 2026-01-05 10:00:00 in China. */
export const BIRTH = Date.UTC(2026, 0, 5, 2);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const PREFIX = "0".repeat(28);

export interface Sandbox {
  readonly world: World;
  readonly act: Acts;
  /** One call; its outcome. */
  call(operationId: string, input?: Readonly<Record<string, unknown>>): Outcome<unknown>;
  /** `data` of a call that must succeed. */
  data<T = Record<string, unknown>>(operationId: string, input?: Readonly<Record<string, unknown>>): T;
  /** Refusal of a call that must be refused. */
  refusal(operationId: string, input?: Readonly<Record<string, unknown>>): Refusal;
  /** Moves the clock; all that falls due happens. */
  advance(ms: number): void;
}

export function createSandbox(options: Partial<NewWorld> = {}, worlds: Worlds = sandboxWorlds()): Sandbox {
  const world = worlds.create({ id: "test", now: BIRTH, account: testAccount, ...options });
  let calls = 0;
  const call = (operationId: string, input: Readonly<Record<string, unknown>> = {}): Outcome<unknown> => {
    calls++;
    const requestId = `${PREFIX}${String(calls).padStart(4, "0")}`;
    const outcome = answerFromWorld(behaviours, world, { operationId, input, requestId });
    if (outcome === undefined) throw new Error(`No behaviour for ${operationId}`);
    return outcome;
  };
  return {
    world,
    act: actsOf(world),
    call,
    data<T>(operationId: string, input?: Readonly<Record<string, unknown>>): T {
      const outcome = call(operationId, input);
      if (!outcome.ok) throw new Error(`${operationId}: ${outcome.refusal.reason}: ${outcome.refusal.text.en}`);
      return outcome.value as T;
    },
    refusal(operationId, input) {
      const outcome = call(operationId, input);
      if (outcome.ok) throw new Error(`${operationId} was not refused: ${JSON.stringify(outcome.value)}`);
      return outcome.refusal;
    },
    advance: (ms) => {
      advanceTo(world, world.now + ms);
    },
  };
}

export const address = {
  name: "张三",
  address: "文三路 1 号",
  city: "杭州市",
  state: "浙江省",
  district: "西湖区",
  country: "中国",
  zip: "310000",
  mobile_phone: "13800138000",
};
