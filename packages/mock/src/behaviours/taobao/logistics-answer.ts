import type { TaobaoLogisticsDetail, TaobaoParcel } from "@pandapon/core/taobao";
import { pictureUrl } from "../../state/catalogue/picture-url.ts";
import type { Line, Order } from "../../state/entities/order.ts";
import type { Parcel } from "../../state/entities/parcel.ts";
import { taobaoParcelStatus } from "../../state/texts/taobao-texts.ts";
import type { World } from "../../state/world.ts";
import { timeText } from "./order-answer.ts";

/** Where the parcel of a line is; no parcel before it is sent. */
export function logisticsAnswer(world: World, order: Order, line: Line): TaobaoLogisticsDetail {
  const parcels = line.parcelIds.flatMap((id) => world.taobao.parcels.get(id) ?? []);
  return {
    purchaseOrderOuterId: line.outerId,
    pnmLogisticsDetails: parcels.map((parcel) => parcelAnswer(world, order, parcel)),
  };
}

function parcelAnswer(world: World, order: Order, parcel: Parcel): TaobaoParcel {
  const { receiver } = order;
  return {
    mailNo: parcel.mailNo,
    logisticsTraces: parcel.traces.toReversed().map((trace) => ({
      statusDesc: taobaoParcelStatus[trace.state].zh,
      province: trace.province,
      city: trace.city,
      district: trace.district,
      action: trace.action,
      facilityName: trace.facility,
      time: timeText(trace.at),
      standerdDesc: trace.text,
      status: taobaoParcelStatus[trace.state].text,
      nextCity: null,
      nextNodeName: null,
    })),
    logisticsPartner: [{ companyImageUrl: "", company: parcel.carrier.name, companyContact: parcel.carrier.phone }],
    receiver: {
      zipCode: receiver.zip,
      address: receiver.street,
      province: receiver.province,
      city: receiver.city,
      district: receiver.district,
      phone: receiver.mobile === "" ? receiver.phone : receiver.mobile,
      name: receiver.name,
    },
    logisticsGoods: parcel.contents.flatMap(({ lineId, quantity }) => {
      const line = order.lines.find(({ id }) => id === lineId);
      if (line === undefined) return [];
      const { title, properties, picture } = line.goods;
      return [
        {
          title,
          property: properties.map(({ propName, valueName }) => `${propName}:${valueName}`).join(";"),
          imageUrl: pictureUrl(world.origin, picture),
          quantity: String(quantity),
        },
      ];
    }),
  };
}
