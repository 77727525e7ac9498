import type { Shape } from "../shape.ts";
import type { SizeKind } from "./options.ts";

/** A kind of product: what both marketplaces compose titles, prices and SKUs from. */
export interface Noun {
  readonly key: string;
  readonly zh: string;
  readonly en: string;
  /** Other names that a search finds it by when no title has the word. */
  readonly alsoZh: readonly string[];
  readonly alsoEn: readonly string[];
  /** Leaf category of 1688. */
  readonly leaf: number;
  /** Key of the Taobao category. */
  readonly taobao: string;
  /** Wholesale price band of 1688, in fen. */
  readonly fen: readonly [number, number];
  readonly weightG: number;
  readonly unit: UnitKey;
  readonly sizes: SizeKind;
  readonly materials: readonly string[];
  readonly users: readonly string[];
  /** How often it occurs, relative to the others. */
  readonly share: number;
  readonly shape: Shape;
}

export type UnitKey = "piece" | "item" | "pair" | "set" | "strip";

export const units: Readonly<Record<UnitKey, { zh: string; en: string }>> = {
  piece: { zh: "件", en: "piece" },
  item: { zh: "个", en: "piece" },
  pair: { zh: "双", en: "pair" },
  set: { zh: "套", en: "set" },
  strip: { zh: "条", en: "piece" },
};

type Row = [
  key: string,
  zh: string,
  en: string,
  alsoZh: string,
  alsoEn: string,
  leaf: number,
  taobao: string,
  low: number,
  high: number,
  weightG: number,
  unit: UnitKey,
  sizes: SizeKind,
  materials: string,
  users: string,
  share: number,
  shape: Shape,
];

// biome-ignore format: a table
const rows: readonly Row[] = [
  ["tshirt", "T恤", "T-shirt", "短袖 体恤 上衣", "tee tshirt top", 1037003, "mens", 1200, 4900, 230, "piece", "clothes", "cotton modal linen", "men women students", 8, "top"],
  ["shirt", "衬衫", "shirt", "衬衣 上衣", "blouse top", 1037004, "mens", 2200, 8900, 280, "piece", "clothes", "cotton linen silk", "men women", 5, "top"],
  ["hoodie", "卫衣", "sweatshirt", "绒衫 上衣 套头衫", "hoodie pullover top", 1031910, "womens", 2900, 9900, 520, "piece", "clothes", "cotton fleece", "men women students", 4, "top"],
  ["dress", "连衣裙", "dress", "裙子 长裙", "gown skirt", 1031918, "womens", 3500, 16900, 350, "piece", "clothes", "cotton chiffon silk", "women girls", 6, "dress"],
  ["skirt", "半身裙", "skirt", "裙子 短裙", "dress", 1031920, "womens", 2200, 8900, 300, "piece", "clothes", "cotton chiffon denim", "women girls", 3, "dress"],
  ["jeans", "牛仔裤", "jeans", "裤子 长裤", "trousers pants denim", 1037010, "mens", 3200, 12900, 620, "strip", "clothes", "denim", "men women", 4, "trousers"],
  ["shorts", "短裤", "shorts", "裤子 五分裤", "trousers pants", 1037011, "mens", 1500, 5900, 260, "strip", "clothes", "cotton linen", "men women children", 3, "trousers"],
  ["jacket", "外套", "jacket", "夹克 上衣", "coat", 1037012, "mens", 5900, 25900, 880, "piece", "clothes", "polyester denim cotton", "men women", 3, "top"],
  ["kidsset", "童装套装", "children's set", "童装 儿童衣服", "kids suit clothes", 1046001, "children", 2500, 8900, 360, "set", "children", "cotton", "boys girls", 4, "top"],
  ["socks", "袜子", "socks", "短袜 中筒袜", "sock hosiery", 1046010, "womens", 250, 990, 60, "pair", "one", "cotton wool", "men women children", 3, "sock"],
  ["menshoes", "男鞋", "men's shoes", "皮鞋 鞋子", "shoe leather", 1038001, "shoes", 5900, 36900, 980, "pair", "shoes", "cowhide pu", "business men", 4, "shoe"],
  ["sneakers", "运动鞋", "sneakers", "跑步鞋 鞋子", "shoe trainers running", 1038002, "shoes", 4900, 19900, 820, "pair", "shoes", "mesh pu", "men women students", 4, "shoe"],
  ["sandals", "凉鞋", "sandals", "拖鞋 鞋子", "shoe slippers", 1038003, "shoes", 1900, 8900, 480, "pair", "shoes", "pu eva", "women children", 3, "shoe"],
  ["backpack", "双肩包", "backpack", "书包 背包 帆布包 包包", "bag rucksack schoolbag", 1042001, "bags", 2500, 12900, 680, "item", "bag", "canvas nylon oxford", "students business women", 5, "bag"],
  ["shoulderbag", "单肩包", "shoulder bag", "斜挎包 帆布包 包包", "bag crossbody", 1042002, "bags", 1500, 9900, 420, "item", "bag", "canvas pu nylon", "women students", 4, "bag"],
  ["tote", "手提包", "tote bag", "托特包 帆布包 包包", "bag handbag shopper", 1042003, "bags", 1200, 11900, 460, "item", "bag", "canvas pu", "women business", 3, "bag"],
  ["wallet", "钱包", "wallet", "卡包 皮夹", "purse card holder", 1042004, "bags", 900, 6900, 140, "item", "one", "cowhide pu", "men women", 2, "box"],
  ["suitcase", "行李箱", "suitcase", "拉杆箱 旅行箱", "luggage trolley", 1042005, "bags", 9900, 32900, 3400, "item", "inches", "abs oxford", "business students", 2, "box"],
  ["ebike", "电动车", "electric bike", "电瓶车 电动自行车", "ebike e-bike bicycle scooter", 1050001, "ebikes", 89900, 329900, 38000, "item", "one", "steel aluminium", "adults commuters", 4, "bike"],
  ["kidscar", "儿童电动车", "electric ride-on for children", "童车 玩具车", "ride-on kids car toy", 1050002, "ebikes", 19900, 69900, 9500, "item", "one", "plastic", "children", 2, "bike"],
  ["phonecase", "手机壳", "phone case", "保护套 手机套", "cover mobile", 1051001, "phone", 290, 1990, 45, "item", "phones", "silicone tpu", "women students", 4, "box"],
  ["cable", "数据线", "charging cable", "充电线", "cord charger usb", 1051002, "phone", 350, 1990, 60, "strip", "lengths", "nylon tpu", "business students", 3, "cable"],
  ["earphones", "耳机", "earphones", "蓝牙耳机 耳塞", "headphones earbuds", 1051003, "phone", 1900, 12900, 110, "item", "one", "plastic", "sports business", 3, "cable"],
  ["cup", "水杯", "water cup", "杯子 水壶", "bottle mug", 1052001, "kitchen", 690, 3900, 260, "item", "volumes", "glass plastic", "children students office", 4, "bottle"],
  ["thermos", "保温杯", "vacuum flask", "杯子 保温壶", "thermos bottle", 1052002, "kitchen", 1900, 7900, 380, "item", "volumes", "steel", "business children", 3, "bottle"],
  ["pan", "炒锅", "frying pan", "锅具 不粘锅", "wok pot", 1052003, "kitchen", 3900, 15900, 1600, "item", "one", "iron aluminium", "family", 2, "bottle"],
  ["tableware", "餐具套装", "tableware set", "碗碟 盘子", "dishes bowls plates", 1052004, "kitchen", 2900, 12900, 2400, "set", "one", "ceramic glass", "family", 2, "bottle"],
  ["bedset", "四件套", "bedding set", "床上用品 被套", "bed linen duvet cover", 1053001, "bedding", 6900, 29900, 1900, "set", "beds", "cotton polyester", "family students", 3, "box"],
  ["pillow", "枕头", "pillow", "枕芯", "cushion", 1053002, "bedding", 1500, 8900, 900, "item", "one", "latex cotton", "family", 2, "box"],
  ["blanket", "毛毯", "blanket", "毯子 盖毯", "throw plaid", 1053003, "bedding", 2500, 11900, 1100, "strip", "beds", "fleece wool", "family", 2, "box"],
  ["blocks", "积木玩具", "building blocks", "玩具 拼装", "toy bricks", 1054001, "toys", 1500, 12900, 650, "set", "one", "plastic wood", "boys children", 4, "toy"],
  ["plush", "毛绒玩具", "plush toy", "玩具 公仔 玩偶", "doll stuffed animal", 1054002, "toys", 990, 7900, 320, "item", "one", "fleece", "girls children", 3, "toy"],
  ["umbrella", "雨伞", "umbrella", "晴雨伞 折叠伞", "parasol", 1055001, "outdoor", 1200, 5900, 420, "item", "one", "nylon", "business students", 3, "umbrella"],
  ["tent", "帐篷", "tent", "露营帐", "camping", 1055002, "outdoor", 7900, 39900, 3600, "item", "one", "oxford nylon", "family sports", 2, "umbrella"],
  ["chair", "折叠椅", "folding chair", "露营椅 椅子", "camping stool seat", 1055003, "outdoor", 2900, 12900, 2100, "item", "one", "oxford aluminium", "family sports", 2, "box"],
  ["folder", "文件夹", "folder", "资料册 插页册", "file binder", 1033054, "stationery", 350, 1900, 350, "item", "paper", "pvc pp", "office students", 3, "paper"],
  ["notebook", "笔记本", "notebook", "本子 记事本", "journal diary", 1033055, "stationery", 390, 2900, 280, "item", "paper", "paper pu", "office students", 3, "paper"],
  ["pen", "中性笔", "gel pen", "签字笔 水笔", "ballpoint", 1033056, "stationery", 150, 990, 15, "item", "one", "plastic", "office students", 2, "paper"],
];

export const nouns: readonly Noun[] = rows.map(
  ([key, zh, en, alsoZh, alsoEn, leaf, taobao, low, high, weightG, unit, sizes, materials, users, share, shape]) => ({
    key,
    zh,
    en,
    alsoZh: alsoZh.split(" "),
    alsoEn: alsoEn.split(" "),
    leaf,
    taobao,
    fen: [low, high],
    weightG,
    unit,
    sizes,
    materials: materials.split(" "),
    users: users.split(" "),
    share,
    shape,
  }),
);
