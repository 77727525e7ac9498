import type { Catalogue } from "./catalogue/catalogue.ts";
import { hash32 } from "./random.ts";
import { lifelikeRules, type Rules } from "./rules.ts";
import { type SeedRecords, SharedSeed } from "./seed/seed.ts";
import { type Account, type PushBody, World } from "./world.ts";

export const DEFAULT_SEED = "newcomer";
const DEFAULT_ORIGIN = "http://127.0.0.1:4010";

export interface WorldsSettings {
  readonly makeCatalogue: (seed: string) => Catalogue;
  readonly seedRecords: (seed: string) => SeedRecords;
  readonly pushBody: PushBody;
  /** Base address of the mock, asked for whenever an answer needs it. @default `http://127.0.0.1:4010` */
  readonly origin?: () => string;
}

export interface NewWorld {
  /** Names the world; the account is made from it unless one is given. */
  readonly id: string;
  /** Place among the worlds of the mock: ids depend on it. @default 0 */
  readonly place?: number;
  /** Time of birth in epoch milliseconds. */
  readonly now: number;
  readonly seed?: string;
  readonly rules?: Partial<Rules>;
  readonly account?: Account;
}

export interface Worlds {
  create(world: NewWorld): World;
}

/** Creates worlds that share the catalogue and the first records of their seed. */
export function createWorlds({
  makeCatalogue,
  seedRecords,
  pushBody,
  origin = () => DEFAULT_ORIGIN,
}: WorldsSettings): Worlds {
  const seeds = new Map<string, SharedSeed>();
  const sharedSeed = (name: string): SharedSeed => {
    let seed = seeds.get(name);
    if (seed === undefined) {
      seed = new SharedSeed(name, seedRecords(name), makeCatalogue);
      seeds.set(name, seed);
    }
    return seed;
  };
  return {
    create: ({ id, place = 0, now, seed = DEFAULT_SEED, rules = {}, account = accountOf(id) }) =>
      new World({
        id,
        place,
        seed: sharedSeed(seed),
        now,
        rules: { ...lifelikeRules, ...rules },
        account,
        pushBody,
        origin,
      }),
  };
}

/** Account numbers in the forms that the description's examples have. */
function accountOf(id: string): Account {
  const digits = String(hash32(id)).padStart(10, "0");
  return { developId: `111089063${digits}`, distributorId: `210${digits}`, userId: `211${digits}` };
}

/** The account of the published test credentials. */
export const testAccount: Account = {
  developId: "1110890638347300017",
  distributorId: "2100000000001",
  userId: "2100000000000",
};
