import { hash32, nextRandom } from "../state/random.ts";
import type { NewRule, Rule } from "./rule.ts";
import { retryAfterMs } from "./token-bucket.ts";

/** A rule that applies to a call. */
export interface Match {
  readonly rule: Rule;
  /** For an empty token bucket: when the next token comes. */
  readonly retryAfterMs?: number;
  /** A random number for this match, from 0 up to 1. */
  readonly random: number;
}

/** The rules of a world. The first rule that matches applies. Counted rules come before endless ones. */
export class RuleBook {
  readonly #rules: Rule[] = [];
  #random: number;
  #count = 0;

  /** `seed`: the same one gives the same random choices. */
  constructor(seed: string) {
    this.#random = hash32(seed);
  }

  add({ operationId, do: fault, times, rate, standing = false, origin }: NewRule): Rule {
    const rule: Rule = {
      id: `rule-${++this.#count}`,
      on: true,
      ...(operationId === undefined ? {} : { operationId }),
      do: fault,
      ...(times === undefined ? {} : { times, left: times }),
      ...(rate === undefined ? {} : { rate }),
      standing,
      ...(origin === undefined ? {} : { origin }),
      hits: 0,
    };
    const firstEndless = this.#rules.findIndex(({ times: counted }) => counted === undefined);
    if (times === undefined || firstEndless < 0) this.#rules.push(rule);
    else this.#rules.splice(firstEndless, 0, rule);
    return rule;
  }

  list(): readonly Rule[] {
    return this.#rules;
  }

  get(id: string): Rule | undefined {
    return this.#rules.find((rule) => rule.id === id);
  }

  remove(id: string): boolean {
    const index = this.#rules.findIndex((rule) => rule.id === id);
    if (index >= 0) this.#rules.splice(index, 1);
    return index >= 0;
  }

  /** Removes the rules that are used up. */
  removeUsedUp(): void {
    for (const { id } of this.#rules.filter(({ left }) => left === 0)) this.remove(id);
  }

  /** Records the request that a rule applied to. */
  noteHit(id: string, request: number): void {
    const rule = this.get(id);
    if (rule !== undefined) rule.lastRequest = request;
  }

  /** Rules of a test that answered fewer requests than they were set to. */
  unused(): readonly Rule[] {
    return this.#rules.filter(({ standing, hits, left }) => !standing && (hits === 0 || (left ?? 0) > 0));
  }

  /** Returns the rule that applies to a call of an operation now, and counts it. `now`: epoch milliseconds. */
  match(operationId: string, now: number): Match | undefined {
    for (const rule of this.#rules) {
      if (!rule.on || rule.left === 0) continue;
      if (rule.operationId !== undefined && rule.operationId !== operationId) continue;
      const random = this.#nextRandom();
      if (rule.rate !== undefined && random >= rule.rate) continue;
      const wait = rule.do.limit === undefined ? undefined : retryAfterMs(rule, rule.do.limit, now);
      if (rule.do.limit !== undefined && wait === undefined) continue;
      rule.hits++;
      if (rule.left !== undefined) rule.left--;
      return { rule, random: this.#nextRandom(), ...(wait === undefined ? {} : { retryAfterMs: wait }) };
    }
    return undefined;
  }

  #nextRandom(): number {
    const { value, state } = nextRandom(this.#random);
    this.#random = state;
    return value;
  }
}
