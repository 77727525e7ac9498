/** Trades of shops: the nouns that a shop of the trade sells. The names contain 某某 or 示例, so that they hit no real firm. */
export interface Trade {
  readonly key: string;
  readonly zh: string;
  readonly nouns: readonly string[];
}

const trade = (key: string, zh: string, nouns: string): Trade => ({ key, zh, nouns: nouns.split(" ") });

export const trades: readonly Trade[] = [
  trade("menswear", "男装", "tshirt shirt jeans shorts jacket"),
  trade("womenswear", "女装", "dress skirt hoodie shirt tshirt"),
  trade("children", "童装", "kidsset socks shorts plush"),
  trade("shoes", "鞋业", "menshoes sneakers sandals socks"),
  trade("bags", "箱包", "backpack shoulderbag tote wallet suitcase"),
  trade("ebikes", "电动车", "ebike kidscar"),
  trade("phone", "数码配件", "phonecase cable earphones"),
  trade("kitchen", "厨具", "cup thermos pan tableware"),
  trade("bedding", "家纺", "bedset pillow blanket"),
  trade("toys", "玩具", "blocks plush kidscar"),
  trade("outdoor", "户外用品", "umbrella tent chair"),
  trade("office", "办公用品", "folder notebook pen"),
];

export const firmKinds = ["商行", "厂", "贸易行"] as const;
