import type { TaobaoSeller } from "../catalogue.ts";
import { createDraw } from "../random.ts";
import { places } from "../words/places.ts";
import { trades } from "../words/shops.ts";

const GENERATED = 24;
const PEOPLE = ["张三", "李四", "王五", "赵六", "陈七"] as const;

export const carriers = {
  zto: { code: "ZTO", name: "中通快递", phone: "95311" },
  sf: { code: "SF", name: "顺丰快递", phone: "95338" },
  yto: { code: "YTO", name: "圆通速递", phone: "95554" },
} as const;

/** A shop and what it sells. */
export interface TaobaoShop {
  readonly seller: TaobaoSeller;
  readonly nouns: readonly string[];
}

/** The generated shops: two per trade. */
export function generatedShops(seed: string): readonly TaobaoShop[] {
  const shops: TaobaoShop[] = [];
  for (let index = 0; index < GENERATED; index++) {
    const trade = trades[index % trades.length];
    if (trade === undefined) continue;
    const draw = createDraw(`${seed}/taobao shop/${index}`);
    const place = draw.pick(places);
    const number = String(index + 1).padStart(2, "0");
    shops.push({
      nouns: trade.nouns,
      seller: {
        id: String(2_202_290_000 + index),
        nick: `示例卖家${number}`,
        shopId: String(115_040_000 + index),
        shopName: `${place.city.replace("市", "")}示例${trade.zh}${index < trades.length ? "店" : "旗舰店"}`,
        returnAddress: {
          receiver: draw.pick(PEOPLE),
          phone: "13800138000",
          detail: `${place.province}${place.city}${place.district}示例路 ${draw.between(1, 199)} 号`,
        },
        carrier: draw.pick([carriers.zto, carriers.zto, carriers.sf, carriers.yto]),
        services: draw.pick([["7d", "byf"], ["7d"], []]),
        temper: {},
      },
    });
  }
  return shops;
}

const address = (receiver: string, detail: string) => ({ receiver, phone: "13800138000", detail });

/** Shops of the description's examples. */
export const pinnedSellers = {
  shirts: {
    id: "2202282511",
    nick: "示例卖家",
    shopId: "115037001",
    shopName: "示例男装店",
    returnAddress: address("张三", "浙江省杭州市西湖区示例路 1 号"),
    carrier: carriers.zto,
    services: ["7d"],
    temper: {},
  },
  children: {
    id: "263669477",
    nick: "示例卖家",
    shopId: "268763001",
    shopName: "示例童装店",
    returnAddress: address("李四", "浙江省义乌市稠城街道示例路 2 号"),
    carrier: carriers.yto,
    services: [],
    temper: {},
  },
  bikes: {
    id: "2202282733",
    nick: "示例电动车卖家",
    shopId: "115037102",
    shopName: "示例电动车店",
    returnAddress: address("王五", "江苏省苏州市吴中区示例路 3 号"),
    carrier: carriers.sf,
    services: ["7d", "byf"],
    temper: { shipAfterMs: 24 * 3_600_000 },
  },
} as const satisfies Record<string, TaobaoSeller>;
