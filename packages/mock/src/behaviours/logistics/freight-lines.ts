import type { Json, Receiver } from "../../state/entities/common.ts";
import { refuse } from "../../state/refusals/refused.ts";
import type { World } from "../../state/world.ts";
import { idOf, objectOf, shown, wholeNumberOf, wordsOf } from "../input.ts";
import { countryOf, type FreightService, priceFen, servicesFor } from "./services.ts";

/** A line to ship, as far as it could be read. */
export interface FreightLine {
  /** The SKU, by any of its names in the line. */
  readonly key: string;
  readonly itemId: string;
  readonly skuId: string;
  readonly quantity: number;
  readonly serviceId: string | null;
  readonly weightG: number;
}

/** With more pieces, weights and prices would not be exact. */
const MOST_PIECES = 1_000_000_000;

/** @throws Refused `sku-unknown`, `quantity-invalid`. */
export function freightLine(world: World, line: unknown): FreightLine {
  const fields = objectOf(line) ?? {};
  const itemId = idOf(fields.itemId) ?? "";
  const skuId = idOf(fields.skuId) ?? "";
  const sku = world.catalogue.taobao.sku(itemId, skuId);
  if (sku === undefined)
    return refuse("sku-unknown", { en: `itemId ${itemId || "missing"}, skuId ${skuId || "missing"}` });
  const quantity = wholeNumberOf(fields.quantity);
  if (quantity === undefined || quantity < 1 || quantity > MOST_PIECES)
    return refuse("quantity-invalid", { en: `quantity is ${shown(fields.quantity)}` });
  const chosen = objectOf(fields.freightInfo) ?? {};
  const serviceId = wordsOf(chosen.serviceId) ?? null;
  return { key: sku.key, itemId, skuId, quantity, serviceId, weightG: sku.weightGrams * quantity };
}

/** @throws Refused `lines-empty` and what a line refuses. */
export function linesToShip(world: World, list: unknown): readonly FreightLine[] {
  const lines = Array.isArray(list) ? list : [];
  if (lines.length === 0) refuse("lines-empty", { en: "nothing to ship", zh: "运费商品不能为空" });
  return lines.map((line) => freightLine(world, line));
}

/** Services that go to the country, with their price for all lines together; those that lines have chosen must be among them. */
export function quotes(lines: readonly FreightLine[], country: string) {
  const services = servicesFor(country);
  if (services.length === 0) refuse("no-service", { en: country });
  for (const { serviceId } of lines) {
    if (serviceId !== null && services.every((service) => service.serviceId !== serviceId)) {
      refuse("no-service", { en: `serviceId ${serviceId} to ${country}`, zh: "所选物流服务不支持该地区" });
    }
  }
  const weightG = lines.reduce((sum, line) => sum + line.weightG, 0);
  return services.map((service) => quoteOf(service, weightG));
}

const quoteOf = (service: FreightService, weightG: number) => ({
  serviceId: service.serviceId,
  companyName: service.companyName,
  serviceCategory: service.serviceCategory,
  currency: "CNY",
  price: String(priceFen(service, weightG)),
});

/** The address of a freight request. */
export function freightReceiver(address: unknown): Receiver {
  const fields = objectOf(address) ?? {};
  const text = (name: string): string => wordsOf(fields[name]) ?? "";
  return {
    name: text("name"),
    phone: text("phone"),
    mobile: text("mobilePhone"),
    country: countryOf(text("country")),
    province: text("state"),
    city: text("city"),
    district: "",
    street: text("address"),
    zip: text("zip"),
  };
}

/** Lines as they are kept. */
export const keptLines = (lines: readonly FreightLine[]): readonly Json[] =>
  lines.map(({ itemId, skuId, quantity, serviceId }) => ({ itemId, skuId, quantity, serviceId }));
