import type * as logistics from "@pandapon/core/logistics";
import type { Address } from "../../state/entities/freight.ts";
import { snowflake } from "../../state/ids/taobao-ids.ts";
import { refuse } from "../../state/refusals/refused.ts";
import type { World } from "../../state/world.ts";
import type { Behaviours } from "../behaviour.ts";
import { idOf, wordsOf } from "../input.ts";

/** The buyer's saved addresses. No operation deletes one. */
export const logisticsAddresses: Behaviours<Pick<typeof logistics, "saveUserAddress" | "getUserAddress">> = {
  saveUserAddress: ({ input, world }) => {
    save(world, input);
    return undefined;
  },

  getUserAddress: ({ world }) =>
    world.addresses.values().map(({ id, name, province, city, district, address, phone }) => ({
      id,
      name,
      province,
      city,
      district,
      address,
      phone,
    })),
};

const NEEDED = ["name", "province", "city", "address", "phone"] as const;

const MISSING: Readonly<Record<(typeof NEEDED)[number], string>> = {
  name: "收货人姓名不能为空",
  province: "收货省份不能为空",
  city: "收货城市不能为空",
  address: "收货地址不能为空",
  phone: "收货人手机号不能为空",
};

/** Adds an address, or changes the one that `id` names: fields that are missing keep their value. */
function save(world: World, input: Readonly<Record<string, unknown>>): void {
  const id = idOf(input.id);
  const known = id === undefined ? undefined : world.addresses.get(id);
  if (id !== undefined && known === undefined) refuse("address-unknown", { en: id });
  const text = (name: Exclude<keyof Address, "id" | "createdAt">): string =>
    wordsOf(input[name]) ?? known?.[name] ?? "";
  const address: Address = {
    id: known?.id ?? snowflake(world, world.now, "address"),
    name: text("name"),
    province: text("province"),
    city: text("city"),
    district: text("district"),
    address: text("address"),
    phone: text("phone"),
    createdAt: known?.createdAt ?? world.now,
  };
  const missing = NEEDED.find((name) => address[name] === "");
  if (missing !== undefined) {
    const reason = missing === "phone" ? "phone-missing" : "address-incomplete";
    refuse(reason, { en: `${missing} is missing`, zh: MISSING[missing] });
  }
  world.addresses.put(address);
  world.note(known === undefined ? "address.added" : "address.changed", { kind: "address", id: address.id });
}
