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

/** A station of the way of a purchase: -1 and 0 lie near the seller, `count` is the buyer's city. The same each time. */
export function stations(order: Order, purchaseId: string, index: number, count = Number.POSITIVE_INFINITY): Station {
  if (index >= count) {
    const { province, city, district } = order.receiver;
    return { name: city.replace(/市$/, ""), province: province === "" ? null : province, city, district };
  }
  const start = hash32(purchaseId) % HUBS.length;
  return HUBS[(start + Math.max(0, index) * 3) % HUBS.length] ?? { name: "", province: null, city: "", district: "" };
}
