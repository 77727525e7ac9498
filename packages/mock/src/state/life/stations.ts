import type { Order } from "../entities/order.ts";
import { hash32 } from "../random.ts";

export interface Station {
  readonly name: string;
  readonly province: string | null;
  readonly city: string;
  readonly district: string;
}

/** Hubs that parcels pass. */
const HUBS: readonly Station[] = [
  { name: "广州", province: "广东省", city: "广州市", district: "白云区" },
  { name: "杭州", province: "浙江省", city: "杭州市", district: "萧山区" },
  { name: "金华", province: "浙江省", city: "金华市", district: "义乌市" },
  { name: "上海", province: null, city: "上海市", district: "青浦区" },
  { name: "南京", province: "江苏省", city: "南京市", district: "江宁区" },
  { name: "武汉", province: "湖北省", city: "武汉市", district: "东西湖区" },
  { name: "郑州", province: "河南省", city: "郑州市", district: "管城区" },
  { name: "北京", province: null, city: "北京市", district: "朝阳区" },
  { name: "成都", province: "四川省", city: "成都市", district: "双流区" },
  { name: "西安", province: "陕西省", city: "西安市", district: "未央区" },
];

/** What a parcel travels between. */
export interface Way {
  readonly order: Order;
  readonly purchaseId: string;
  /** Where the seller is, if an answer tells it: the trace must not begin elsewhere. */
  readonly from: Omit<Station, "name"> | undefined;
}

/** A station of the way of a purchase: -1 and 0 lie near the seller, `count` is the buyer's city. The same each time. */
export function stations({ order, purchaseId, from }: Way, index: number, count = Number.POSITIVE_INFINITY): Station {
  if (index >= count) {
    const { province, city, district } = order.receiver;
    return { ...named(city), province: province === "" ? null : province, district };
  }
  if (index < 0 && from !== undefined) {
    const { province, city, district } = from;
    return { ...named(city), province, district };
  }
  return (
    HUBS[(firstHub(purchaseId, from) + Math.max(0, index) * 3) % HUBS.length] ?? {
      ...named(""),
      province: null,
      district: "",
    }
  );
}

const named = (city: string): Pick<Station, "name" | "city"> => ({
  name: city.endsWith("市") ? city.slice(0, -1) : city,
  city,
});

/** A hub in the seller's city or province, otherwise any. */
function firstHub(purchaseId: string, from: Way["from"]): number {
  const inCity = HUBS.findIndex(({ city }) => city === from?.city);
  const near =
    inCity >= 0 ? inCity : HUBS.findIndex(({ province }) => from !== undefined && province === from.province);
  return near >= 0 ? near : hash32(purchaseId) % HUBS.length;
}
