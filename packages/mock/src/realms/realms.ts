import type { MockCredentials } from "../auth/credentials.ts";
import { testCredentials } from "../auth/credentials.ts";
import { JournalPool } from "../journal/pool.ts";
import type { World } from "../state/world.ts";
import type { NewWorld } from "../state/worlds.ts";
import { newCredentials } from "./new-credentials.ts";
import { Realm } from "./realm.ts";
import { WorldClock } from "./world-clock.ts";

/** Maximum number of created worlds; beyond it, the least recently used one is forgotten. */
const MOST_CREATED = 1000;

export const DEFAULT_WORLD = "default";

export interface RealmsSettings {
  readonly credentials: readonly MockCredentials[];
  /** Real time, epoch milliseconds. */
  readonly clock: () => number;
  /** The initial time of the clocks of new worlds; absent: real time. */
  readonly startAt?: number;
  readonly closing: AbortSignal;
  readonly makeWorld: (world: NewWorld, credentials: MockCredentials) => World;
  /** Called with each new realm, to set it up. */
  readonly onCreate?: (realm: Realm) => void;
}

/** All worlds of a mock, each with its key set. The published test credentials belong to the world `default`. */
export class Realms {
  readonly #settings: RealmsSettings;
  readonly #pool = new JournalPool();
  /** By name, the last used at the end. */
  readonly #byName = new Map<string, Realm>();
  readonly #byAccessKey = new Map<string, Realm>();
  readonly #permanent = new Set<Realm>();
  readonly default: Realm;
  #count = 0;

  constructor(settings: RealmsSettings) {
    this.#settings = settings;
    this.default = this.#add(DEFAULT_WORLD, testCredentials);
    this.#permanent.add(this.default);
    for (const credentials of settings.credentials) {
      this.#permanent.add(this.#add(this.#freeName(), credentials));
    }
  }

  /**
   * A new world with a key set of its own.
   *
   * @throws TypeError if the name is taken or not allowed in a URL
   */
  create(name?: string, seed?: string): Realm {
    if (name !== undefined && !/^[\w.-]{1,64}$/.test(name)) {
      throw new TypeError(`"${name}" cannot name a world: take letters, digits, ".", "_" and "-", at most 64`);
    }
    if (name !== undefined && this.#byName.has(name)) throw new TypeError(`there is a world "${name}" already`);
    const realm = this.#add(name ?? this.#freeName(), newCredentials(), seed);
    this.#forgetIdle();
    return realm;
  }

  byName(name: string): Realm | undefined {
    return this.#used(this.#byName.get(name));
  }

  byAccessKey(accessKey: string): Realm | undefined {
    return this.#used(this.#byAccessKey.get(accessKey));
  }

  list(): readonly Realm[] {
    return [...this.#byName.values()].sort((a, b) => a.order - b.order);
  }

  /** Forgets a world. Worlds from the mock's own options stay. */
  remove(realm: Realm): boolean {
    if (this.#permanent.has(realm)) return false;
    this.#byName.delete(realm.name);
    this.#byAccessKey.delete(realm.credentials.accessKey);
    realm.close();
    return true;
  }

  #add(name: string, credentials: MockCredentials, ownSeed?: string): Realm {
    const { clock, startAt, closing, makeWorld, onCreate } = this.#settings;
    const order = this.#count++;
    const realm = new Realm({
      name,
      order,
      credentials,
      clock: new WorldClock(clock, startAt),
      pool: this.#pool,
      closing,
      makeWorld: (now, seed = ownSeed) =>
        makeWorld({ id: name, place: order, now, ...(seed === undefined ? {} : { seed }) }, credentials),
    });
    this.#byName.set(name, realm);
    this.#byAccessKey.set(credentials.accessKey, realm);
    onCreate?.(realm);
    return realm;
  }

  #freeName(): string {
    let number = this.#count;
    while (this.#byName.has(`world-${number}`)) number++;
    return `world-${number}`;
  }

  #used(realm: Realm | undefined): Realm | undefined {
    if (realm !== undefined && !this.#permanent.has(realm)) {
      this.#byName.delete(realm.name);
      this.#byName.set(realm.name, realm);
    }
    return realm;
  }

  #forgetIdle(): void {
    if (this.#byName.size - this.#permanent.size <= MOST_CREATED) return;
    for (const realm of this.#byName.values()) if (this.remove(realm)) return;
  }
}
