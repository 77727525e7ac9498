import type { AlibabaSeller } from "../../../state/catalogue/alibaba/types.ts";
import { places } from "../../../state/catalogue/words/places.ts";
import type { Order } from "../../../state/entities/order.ts";
import type { Parcel } from "../../../state/entities/parcel.ts";
import { alibabaParcelStatus } from "../../../state/texts/alibaba-texts.ts";
import type { World } from "../../../state/world.ts";
import { textOf } from "../../input.ts";
import { yuan } from "../money.ts";
import { longTime } from "../times.ts";
import { carriageFen } from "./sums.ts";

/** Parcels of an order in the order of sending. */
export const parcelsOf = (world: World, { lines }: Order): readonly Parcel[] =>
  [...new Set(lines.flatMap(({ parcelIds }) => parcelIds))].sort().flatMap((id) => world["1688"].parcels.get(id) ?? []);

export interface LogisticsChoice {
  /** Leave out the person and the numbers. */
  readonly withoutPerson?: boolean;
}

/** `nativeLogistics`: address and parcels. */
export function wireLogistics(
  world: World,
  order: Order,
  seller: AlibabaSeller | undefined,
  { withoutPerson = false }: LogisticsChoice = {},
) {
  const { receiver, extra } = order;
  const parcels = parcelsOf(world, order);
  const street = [textOf(extra.town) ?? "", receiver.street].filter(Boolean).join(" ");
  const known = places.find(({ district, city }) => district === receiver.district && city === receiver.city);
  return {
    address: street,
    area: orNull(receiver.district),
    areaCode: orNull(textOf(extra.districtCode) ?? "") ?? known?.code ?? null,
    city: orNull(receiver.city),
    fax: null,
    province: orNull(receiver.province),
    ...(withoutPerson
      ? {}
      : {
          contactPerson: receiver.name,
          mobile: orNull(receiver.mobile),
          telephone: orNull(receiver.phone),
        }),
    zip: orNull(receiver.zip),
    logisticsItems:
      parcels.length === 0
        ? null
        : parcels.map((parcel, index) => wireParcel(order, parcel, seller, index === 0 ? carriageFen(order) : 0)),
    townCode: null,
    town: null,
    caid: null,
    realLogisticsCompanyNo: null,
  };
}

function wireParcel(order: Order, parcel: Parcel, seller: AlibabaSeller | undefined, carriage: number) {
  const { receiver } = order;
  return {
    deliveredTime: longTime(parcel.sentAt),
    logisticsCode: parcel.id,
    // Shipped by the seller itself.
    type: "0",
    status: alibabaParcelStatus[parcel.state].text,
    // The first parcel carries the whole carriage of the order.
    carriage: yuan(carriage),
    fromProvince: seller?.place.province ?? null,
    fromCity: seller?.place.city ?? null,
    fromArea: seller?.place.district ?? null,
    toProvince: orNull(receiver.province),
    toCity: orNull(receiver.city),
    toArea: orNull(receiver.district),
    logisticsCompanyNo: parcel.carrier.code,
    logisticsCompanyName: parcel.carrier.name,
    logisticsBillNo: parcel.mailNo,
    subItemIds: parcel.contents.map(({ lineId }) => lineId).join(","),
  };
}

const orNull = (text: string): string | null => (text === "" ? null : text);
