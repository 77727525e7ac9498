import type { FreightReceiverAddress, Logistics } from "@pandapon/logistics";
import type { Address, Fen } from "./shapes.ts";

/** Where goods go: sellers ship to a warehouse in China. Its addresses are kept by PandaPon. */
export async function warehouses(logistics: Logistics): Promise<readonly Address[]> {
  // A list, one address, or nothing: the answer has not been seen.
  const saved = await logistics.addresses.get();
  return [saved ?? []].flat().map((one) => ({
    id: one.id ?? "",
    name: one.name ?? "",
    phone: one.phone ?? "",
    province: one.province ?? "",
    city: one.city ?? "",
    district: one.district ?? "",
    street: one.address ?? "",
  }));
}

export async function saveWarehouse(logistics: Logistics, address: Omit<Address, "id">): Promise<void> {
  const { street, ...rest } = address;
  await logistics.addresses.save({ ...rest, address: street });
}

/**
 * What the cheapest way abroad would cost, or null. The answer of `freight.estimate` has never been seen, so this reads only what it
 * recognizes: a list of offers with a price in fen. Everything else is "on request", never a guess.
 */
export async function freightAbroad(
  logistics: Logistics,
  goods: { readonly itemId: string; readonly skuId: string; readonly fen: Fen },
  receiverAddress: FreightReceiverAddress,
): Promise<Fen | null> {
  const { itemId, skuId, fen } = goods;
  const asked = { itemId, skuId, quantity: 1, currency: "CNY", price: String(fen), receiverAddress };
  const answer = await logistics.freight.estimate(asked).safe();
  if (!answer.ok || !Array.isArray(answer.data)) return null;
  const prices = answer.data
    .map((offer: unknown) =>
      typeof offer === "object" && offer !== null && "price" in offer ? String(offer.price) : "",
    )
    .filter((price) => /^\d+$/.test(price))
    .map(Number);
  return prices.length > 0 ? Math.min(...prices) : null;
}
