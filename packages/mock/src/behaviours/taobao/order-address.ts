import type { Receiver } from "../../state/entities/common.ts";
import { refuse } from "../../state/refusals/refused.ts";
import type { World } from "../../state/world.ts";
import { jsonOf } from "../input.ts";
import { missingOf, receiverOf } from "../receiver.ts";

/** The address of a request, or the only saved one where none was sent. */
export function orderAddressOf(world: World, value: unknown): Receiver | undefined {
  const sent = receiverOf(jsonOf(value));
  if (sent !== undefined) return sent;
  const [saved, another] = world.addresses.values();
  if (saved === undefined || another !== undefined) return undefined;
  const { name, phone, province, city, district, address } = saved;
  return { name, phone, mobile: phone, country: "中国", province, city, district, street: address, zip: "" };
}

/** @throws Refused `address-incomplete`. */
export function checkAddress(receiver: Receiver | undefined): Receiver {
  if (receiver === undefined) {
    return refuse("address-incomplete", {
      en: "no address was sent, and the world does not have exactly one saved address",
    });
  }
  const missing = missingOf(receiver);
  if (missing.length === 0) return receiver;
  return refuse("address-incomplete", {
    en: `it has no ${missing.map(({ en }) => en).join(", ")}`,
    zh: `收货地址不完整：缺少${missing.map(({ zh }) => zh).join("、")}`,
  });
}
