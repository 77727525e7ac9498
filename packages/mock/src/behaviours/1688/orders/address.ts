import type { OrderAddress } from "../../../state/alibaba/draft-order.ts";
import type { Receiver } from "../../../state/entities/common.ts";
import { refuse } from "../../../state/refusals/refused.ts";
import { objectOf, wordsOf } from "../../input.ts";

/**
 * Reads `addressParam`. An address is complete if it has a receiver, a telephone, a street, and either the code of the district or
 * province and city.
 *
 * @throws Refused `address-incomplete`, naming the missing field.
 */
export function completeAddress(param: unknown): OrderAddress {
  const fields = objectOf(param) ?? {};
  const text = (name: string): string => wordsOf(fields[name]) ?? "";
  const receiver: Receiver = {
    name: text("fullName"),
    phone: text("phone"),
    mobile: text("mobile"),
    country: "",
    province: text("provinceText"),
    city: text("cityText"),
    district: text("areaText"),
    street: text("address"),
    zip: text("postCode"),
  };
  const address = { receiver, town: text("townText"), districtCode: text("districtCode") };
  const missing = missingField(address);
  if (missing !== undefined)
    refuse("address-incomplete", { en: `${missing} is missing`, zh: `收货地址不完整：${missing}` });
  return address;
}

function missingField({ receiver, districtCode }: OrderAddress): string | undefined {
  if (receiver.name === "") return "fullName";
  if (receiver.phone === "" && receiver.mobile === "") return "mobile";
  if (receiver.street === "") return "address";
  if (districtCode !== "") return undefined;
  if (receiver.province === "") return "provinceText";
  return receiver.city === "" ? "cityText" : undefined;
}
