import { orderIdOf } from "../../alibaba/ids.ts";
import { carrierOf } from "../../catalogue/words/carriers.ts";
import type { Parcel, Trace } from "../../entities/parcel.ts";
import { at } from "./at.ts";

const trace = (china: string, state: Trace["state"], text: string, action = ""): Trace => ({
  at: at(china),
  state,
  action,
  province: "浙江省",
  city: "杭州市",
  district: "西湖区",
  facility: "杭州转运中心",
  text: `【杭州市】${text}`,
});

const collected = (china: string): Trace => trace(china, "collected", "快件已揽收");
const moving = (china: string): Trace => trace(china, "moving", "快件已到达杭州转运中心", "TMS_STATION_IN");
const signed = (china: string): Trace => trace(china, "signed", "快件已签收");

function parcel(
  id: string,
  n: number,
  lineId: string,
  quantity: number,
  sent: string,
  traces: readonly Trace[],
): Parcel {
  const last = traces.at(-1);
  return {
    id,
    market: "1688",
    orderId: orderIdOf(n),
    purchaseId: orderIdOf(n),
    mailNo: `784123456789${id.slice(-2)}`,
    carrier: carrierOf("ZTO"),
    contents: [{ lineId, quantity }],
    sentAt: at(sent),
    state: last?.state ?? "waiting",
    step: traces.length,
    traces,
  };
}

export const seedParcels: readonly Parcel[] = [
  parcel("LP00712345678901", 4, "2542285634961345682", 1, "2025-04-25 18:40:00", [
    collected("2025-04-25 21:55:33"),
    moving("2025-04-26 03:12:08"),
  ]),
  parcel("LP00712345678902", 4, "2542285634962345682", 3, "2025-04-25 18:40:00", [collected("2025-04-25 22:10:47")]),
  parcel("LP00712345678903", 3, "2542285634951345681", 1, "2025-04-25 10:30:00", [
    collected("2025-04-25 14:05:21"),
    moving("2025-04-25 23:40:02"),
    signed("2025-04-27 15:20:10"),
  ]),
  parcel("LP00712345678904", 5, "2542285634971345683", 3, "2025-04-25 11:00:00", [
    collected("2025-04-25 15:31:09"),
    moving("2025-04-26 00:12:55"),
    signed("2025-04-27 16:02:44"),
  ]),
];
