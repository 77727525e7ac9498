/** A colour: its names, its fill in pictures, Taobao's value id. */
export interface Colour {
  readonly key: string;
  readonly zh: string;
  readonly en: string;
  readonly hex: string;
  readonly valueId: number;
}

// biome-ignore format: a table
const rows: readonly [key: string, zh: string, en: string, hex: string, valueId: number][] = [
  ["white", "白色", "White", "#f6f6f2", 28320],
  ["black", "黑色", "Black", "#26282b", 28341],
  ["offwhite", "米白", "Off-white", "#efe8d8", 4266701],
  ["army", "军绿", "Army green", "#5a6340", 3232483],
  ["red", "红色", "Red", "#c8342b", 28326],
  ["navy", "藏青", "Navy", "#24365c", 28340],
  ["blue", "蓝色", "Blue", "#3a6fb7", 28338],
  ["sky", "天蓝", "Sky blue", "#8dbfe6", 3232484],
  ["grey", "灰色", "Grey", "#8d9196", 28332],
  ["khaki", "卡其", "Khaki", "#b79a6b", 28330],
  ["brown", "棕色", "Brown", "#6b452b", 132069],
  ["pink", "粉色", "Pink", "#e7a8b4", 3232480],
  ["purple", "紫色", "Purple", "#77579a", 28329],
  ["yellow", "黄色", "Yellow", "#e6bd3c", 28324],
  ["orange", "橙色", "Orange", "#de7a2c", 90554],
  ["green", "绿色", "Green", "#3f8a5a", 28335],
  ["wine", "酒红", "Wine red", "#7a2236", 28327],
  ["silver", "银色", "Silver", "#c3c7cb", 28345],
  ["clear", "透明", "Transparent", "#dfe9ee", 107121],
];

export const colours: readonly Colour[] = rows.map(([key, zh, en, hex, valueId]) => ({ key, zh, en, hex, valueId }));

export type SizeKind =
  | "clothes"
  | "children"
  | "shoes"
  | "bag"
  | "inches"
  | "phones"
  | "lengths"
  | "volumes"
  | "beds"
  | "paper"
  | "one";

/** One size: Chinese, English, Taobao's value id. */
export interface Size {
  readonly zh: string;
  readonly en: string;
  readonly valueId: number;
}

const sizesOf = (first: number, text: string): readonly Size[] =>
  text.split(" ").map((entry, index) => {
    const [zh = "", en = zh] = entry.split("/");
    return { zh, en, valueId: first + index };
  });

/** Sizes by kind. Products of the kind `one` have no choice of size. */
export const sizes: Readonly<Record<SizeKind, readonly Size[]>> = {
  clothes: sizesOf(28314, "S M L XL 2XL 3XL"),
  children: sizesOf(28401, "90cm 100cm 110cm 120cm 130cm"),
  shoes: sizesOf(28388, "35 36 37 38 39 40 41 42 43 44"),
  bag: sizesOf(28420, "小号/Small 中号/Medium 大号/Large"),
  inches: sizesOf(28430, "20寸/20in 24寸/24in 28寸/28in"),
  phones: sizesOf(28440, "6.1寸/6.1in 6.4寸/6.4in 6.7寸/6.7in"),
  lengths: sizesOf(28450, "0.5米/0.5m 1米/1m 2米/2m"),
  volumes: sizesOf(28460, "350ml 500ml 750ml"),
  beds: sizesOf(28470, "1.2米/1.2m 1.5米/1.5m 1.8米/1.8m"),
  paper: sizesOf(28480, "A4 A5"),
  one: [],
};
