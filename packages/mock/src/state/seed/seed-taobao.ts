import type { CartRecord } from "../entities/cart-record.ts";
import type { SeedShelf } from "./seed.ts";
import { done, onTheRoad, paid, received, returning, unpaid } from "./taobao-orders.ts";
import { seedParcels } from "./taobao-parcels.ts";
import { seedRefunds } from "./taobao-refunds.ts";

const SHIRT_KEY = "taobao:NeZYO6vIHuENAqbW6iWQb7dqmzNNcIX-IQGrQ53mhv0:7579055774996";
const CHINA = "+08:00";

/** The story of the description's examples. Its ids exist from the birth of every world. */
export const taobaoSeed = (): SeedShelf => ({
  cart: [cartRecord],
  // The oldest first, as a world keeps them.
  orders: [done(), returning(), received(), onTheRoad(), unpaid(), paid()],
  parcels: seedParcels(),
  refunds: seedRefunds(),
});

const cartRecord: CartRecord = {
  id: "382",
  productId: "NeZYO6vIHuENAqbW6iWQb7dqmzNNcIX-IQGrQ53mhv0",
  skuKey: SHIRT_KEY,
  quantity: 1,
  addedAt: Date.parse(`2025-04-24T16:00:00${CHINA}`),
  changedAt: Date.parse(`2025-04-24T16:00:00${CHINA}`),
  given: {},
};
