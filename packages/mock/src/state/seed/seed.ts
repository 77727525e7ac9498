import type { Catalogue } from "../catalogue/catalogue.ts";
import type { CartRecord } from "../entities/cart-record.ts";
import type { Market } from "../entities/common.ts";
import type { Address, FreightPreview } from "../entities/freight.ts";
import type { Order } from "../entities/order.ts";
import type { Parcel } from "../entities/parcel.ts";
import type { Refund } from "../entities/refund.ts";
import { hash32 } from "../random.ts";
import { type SeedTable, seedTable, Table, type TableOptions, type Undo } from "../table.ts";

/** The first records of one marketplace. */
export interface SeedShelf {
  readonly cart: readonly CartRecord[];
  readonly orders: readonly Order[];
  readonly parcels: readonly Parcel[];
  readonly refunds: readonly Refund[];
}

export interface SeedRecords {
  readonly taobao: SeedShelf;
  readonly "1688": SeedShelf;
  readonly addresses: readonly Address[];
  readonly freightPreviews: readonly FreightPreview[];
}

interface ShelfTables {
  readonly cart: SeedTable<CartRecord>;
  readonly orders: SeedTable<Order>;
  readonly parcels: SeedTable<Parcel>;
  readonly refunds: SeedTable<Refund>;
}

/** The parts that all worlds of one seed share; each is created on first use. */
export class SharedSeed {
  readonly name: string;
  readonly randomState: number;
  readonly #makeCatalogue: (seed: string) => Catalogue;
  readonly #records: SeedRecords;
  readonly #shelves = new Map<Market, ShelfTables>();
  #catalogue: Catalogue | undefined;
  #addresses: SeedTable<Address> | undefined;
  #freightPreviews: SeedTable<FreightPreview> | undefined;

  constructor(name: string, records: SeedRecords, makeCatalogue: (seed: string) => Catalogue) {
    this.name = name;
    this.randomState = hash32(name);
    this.#records = records;
    this.#makeCatalogue = makeCatalogue;
  }

  catalogue(): Catalogue {
    this.#catalogue ??= this.#makeCatalogue(this.name);
    return this.#catalogue;
  }

  shelf(
    market: Market,
    undo: Undo[],
  ): { cart: Table<CartRecord>; orders: Table<Order>; parcels: Table<Parcel>; refunds: Table<Refund> } {
    const seed = this.#shelf(market);
    return {
      cart: new Table(seed.cart, undo),
      orders: new Table(seed.orders, undo, orderNames),
      parcels: new Table(seed.parcels, undo, parcelNames),
      refunds: new Table(seed.refunds, undo, refundNames),
    };
  }

  addresses(): SeedTable<Address> {
    this.#addresses ??= seedTable(this.#records.addresses);
    return this.#addresses;
  }

  freightPreviews(): SeedTable<FreightPreview> {
    this.#freightPreviews ??= seedTable(this.#records.freightPreviews);
    return this.#freightPreviews;
  }

  #shelf(market: Market): ShelfTables {
    let shelf = this.#shelves.get(market);
    if (shelf === undefined) {
      const records = this.#records[market];
      shelf = {
        cart: seedTable(records.cart),
        orders: seedTable(records.orders, orderNames),
        parcels: seedTable(records.parcels, parcelNames),
        refunds: seedTable(records.refunds, refundNames),
      };
      this.#shelves.set(market, shelf);
    }
    return shelf;
  }
}

/** An order is found by every id that names it or a part of it. */
const orderNames: TableOptions<Order> = {
  aliases: ({ number, purchases, lines }) => [
    number,
    ...purchases.flatMap(({ id, outerId, payNumber }) => [id, outerId, payNumber]),
    ...lines.flatMap(({ id, subPurchaseId, outerId }) => [id, subPurchaseId, outerId]),
  ],
};

const parcelNames: TableOptions<Parcel> = { aliases: ({ mailNo }) => [mailNo] };

const refundNames: TableOptions<Refund> = {
  aliases: ({ extra }) => (typeof extra.recordId === "string" ? [extra.recordId] : []),
};
