import type { Catalogue } from "./catalogue/catalogue.ts";
import { DueList } from "./due/due-list.ts";
import type { CartRecord } from "./entities/cart-record.ts";
import type { ProductChange, SellerChange, SkuChange } from "./entities/changes.ts";
import type { Actor, Json, Market } from "./entities/common.ts";
import type { DueItem, EntityRef, Push, PushDraft, WorldEvent } from "./entities/event.ts";
import type { Address, FreightOrder, FreightPreview, Voucher } from "./entities/freight.ts";
import type { Order } from "./entities/order.ts";
import type { Parcel } from "./entities/parcel.ts";
import type { Refund } from "./entities/refund.ts";
import type { Stretches } from "./ids/stretches.ts";
import { nextRandom } from "./random.ts";
import type { Rules } from "./rules.ts";
import type { SharedSeed } from "./seed/seed.ts";
import { Table, type Undo } from "./table.ts";

/** The account behind the key set of a world. */
export interface Account {
  readonly developId: string;
  readonly distributorId: string;
  readonly userId: string;
}

/** The records of one marketplace. */
export interface Shelf {
  readonly cart: Table<CartRecord>;
  readonly orders: Table<Order>;
  readonly parcels: Table<Parcel>;
  readonly refunds: Table<Refund>;
}

/** Who caused a command. */
export interface Cause {
  readonly actor: Actor;
  readonly requestId?: string;
}

/** Creates the push for a change, in the marketplace's form. `undefined`: no push is sent. */
export type PushBody = (world: World, draft: PushDraft) => Push["body"] | undefined;

export interface WorldParts {
  readonly id: string;
  readonly place: number;
  readonly seed: SharedSeed;
  readonly now: number;
  readonly rules: Rules;
  readonly account: Account;
  readonly pushBody: PushBody;
  /** Base address of the mock without a slash at the end, for pictures and pages that it serves itself. */
  readonly origin: () => string;
}

/** The events and pushes of the current command. They take effect when the command commits. */
interface Draft {
  readonly cause: Cause;
  readonly events: WorldEvent[];
  readonly pushes: PushDraft[];
  readonly due: DueItem[];
}

/**
 * Everything that one key set sees, as immutable records. Only `run` changes it, one command at a time, completely or not at all.
 */
export class World {
  readonly id: string;
  /** Place among the worlds of the mock, from 0. */
  readonly place: number;
  readonly bornAt: number;
  readonly account: Account;
  readonly pushBody: PushBody;
  rules: Rules;
  now: number;
  readonly taobao: Shelf;
  readonly "1688": Shelf;
  readonly addresses: Table<Address>;
  readonly freightPreviews: Table<FreightPreview>;
  readonly freightOrders: Table<FreightOrder>;
  readonly vouchers: Table<Voucher>;
  readonly skuChanges: Table<SkuChange>;
  readonly productChanges: Table<ProductChange>;
  readonly sellerChanges: Table<SellerChange>;
  readonly due = new DueList();
  readonly events: WorldEvent[] = [];
  readonly pushes: Push[] = [];
  counters: Map<string, number>;
  randomState: number;
  /** The undo steps of the current command. */
  readonly undo: Undo[] = [];
  draft: Draft | undefined;
  readonly #shared: SharedSeed;
  readonly #origin: () => string;

  constructor({ id, place, seed, now, rules, account, pushBody, origin }: WorldParts) {
    this.id = id;
    this.place = place;
    this.#shared = seed;
    this.bornAt = now;
    this.now = now;
    this.rules = rules;
    this.account = account;
    this.pushBody = pushBody;
    this.#origin = origin;
    this.counters = new Map();
    this.randomState = seed.randomState;
    const { undo } = this;
    this.taobao = seed.shelf("taobao", undo);
    this["1688"] = seed.shelf("1688", undo);
    this.addresses = new Table(seed.addresses(), undo);
    this.freightPreviews = new Table(seed.freightPreviews(), undo);
    this.freightOrders = new Table<FreightOrder>(NONE, undo, { aliases: ({ number }) => [number] });
    this.vouchers = new Table<Voucher>(NONE, undo);
    this.skuChanges = new Table<SkuChange>(NONE, undo);
    this.productChanges = new Table<ProductChange>(NONE, undo);
    this.sellerChanges = new Table<SellerChange>(NONE, undo);
  }

  /** Name of the seed that catalogue and first orders were made from. */
  get seed(): string {
    return this.#shared.name;
  }

  get origin(): string {
    return this.#origin();
  }

  /** Created on first use, and shared by all worlds of the seed. */
  get catalogue(): Catalogue {
    return this.#shared.catalogue();
  }

  /** The next number of a counter, from `start` on. */
  next(counter: string, start = 1): number {
    const number = this.counters.get(counter) ?? start;
    this.counters.set(counter, number + 1);
    return number;
  }

  /**
   * The same for ids that callers see. Each world has a stretch of its own, so that the id of one world is unknown in all others;
   * `most` says how many stretches the form of the id has room for.
   */
  nextOwn(counter: string, start: number, { stretch, most }: Stretches): number {
    return this.next(counter, start) + (this.place % most) * stretch;
  }

  /** The balance of the account. */
  get balanceFen(): number {
    const { balanceFen } = this.rules;
    return balanceFen === null ? Number.POSITIVE_INFINITY : balanceFen - (this.counters.get("spentFen") ?? 0);
  }

  /** Money leaves the account, or comes back. */
  spend(fen: number): void {
    this.counters.set("spentFen", (this.counters.get("spentFen") ?? 0) + fen);
  }

  /** A number from 0 up to 1: the same ones in every world of the seed. */
  random(): number {
    const { value, state } = nextRandom(this.randomState);
    this.randomState = state;
    return value;
  }

  /** Schedules an automatic step. A past time means now. */
  schedule(item: Omit<DueItem, "n">): void {
    this.#drafted().due.push({ ...item, at: Math.max(item.at, this.now), n: this.next("due") });
  }

  /** Notes an event of the command under way. */
  note(type: string, entity: EntityRef, detail?: Json): void {
    const { cause, events } = this.#drafted();
    events.push({
      n: this.next("event"),
      at: this.now,
      actor: cause.actor,
      type,
      entity,
      requestId: cause.requestId ?? null,
      ...(detail === undefined ? {} : { detail }),
    });
  }

  /** Adds a push to the caller's server about a change of state. Equal drafts in one command become one push. */
  push(draft: PushDraft): void {
    const { pushes } = this.#drafted();
    const same = pushes.find(
      ({ kind, market, orderId, purchaseId, refundId }) =>
        kind === draft.kind &&
        market === draft.market &&
        orderId === draft.orderId &&
        purchaseId === draft.purchaseId &&
        refundId === draft.refundId,
    );
    if (same === undefined) pushes.push(draft);
    else if (same.lineIds !== undefined && draft.lineIds !== undefined) {
      pushes[pushes.indexOf(same)] = { ...same, lineIds: [...new Set([...same.lineIds, ...draft.lineIds])] };
    }
  }

  shelf(market: Market): Shelf {
    return this[market];
  }

  #drafted(): Draft {
    if (this.draft === undefined) throw new Error("A world changes only inside a command: use run().");
    return this.draft;
  }
}

const NONE = { records: new Map<string, never>(), aliases: new Map<string, string>() };
