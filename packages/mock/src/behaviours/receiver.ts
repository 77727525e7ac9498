import type { Receiver } from "../state/entities/common.ts";
import { objectOf, textOf } from "./input.ts";

/** An address as any operation sends it, in the one form of the world. `undefined`: no object was sent. */
export function receiverOf(value: unknown): Receiver | undefined {
  const sent = objectOf(value);
  if (sent === undefined) return undefined;
  const first = (...names: readonly string[]): string => {
    for (const name of names) {
      const text = textOf(sent[name])?.trim();
      if (text !== undefined && text !== "") return text;
    }
    return "";
  };
  return {
    name: first("name", "fullName"),
    phone: first("phone"),
    mobile: first("mobile_phone", "mobilePhone", "mobile"),
    country: first("country"),
    province: first("state", "province"),
    city: first("city"),
    district: first("district", "area"),
    street: first("address", "street"),
    zip: first("zip", "zipCode", "postCode"),
  };
}

/** The required fields that an address lacks, in English and Chinese. */
export function missingOf({
  name,
  street,
  phone,
  mobile,
}: Receiver): readonly { readonly en: string; readonly zh: string }[] {
  return [
    ...(name === "" ? [{ en: "name", zh: "收货人姓名" }] : []),
    ...(street === "" ? [{ en: "address", zh: "详细地址" }] : []),
    ...(phone === "" && mobile === "" ? [{ en: "mobile_phone", zh: "收货人手机号" }] : []),
  ];
}
