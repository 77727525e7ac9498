import type { AttributeValue, OfferSku } from "../types.ts";

// Parts of the offers that the examples of the description name.

export const colour = (zh: string, en: string): AttributeValue => ({
  id: 3216,
  nameZh: "颜色",
  nameEn: "Color",
  zh,
  en,
});
export const size = (zh: string): AttributeValue => ({ id: 450, nameZh: "尺码", nameEn: "Size", zh, en: zh });
export const brand: AttributeValue = { id: 2176, nameZh: "品牌", nameEn: "Brand", zh: "其他", en: "Other" };
export const fabric: AttributeValue = { id: 1141, nameZh: "面料名称", nameEn: "Fabric", zh: "棉", en: "Cotton" };
export const material = (zh: string, en: string): AttributeValue => ({
  id: 287,
  nameZh: "材质",
  nameEn: "Material",
  zh,
  en,
});

type Row = [
  skuId: string,
  specId: string,
  values: readonly AttributeValue[],
  stock: number,
  cargoNumber: string,
  picture: string,
  priceFen?: number,
];
export const skusOf = (number: string, ...rows: Row[]): readonly OfferSku[] =>
  rows.map(([skuId, specId, values, stock, cargoNumber, picture, priceFen]) => ({
    key: `1688:${number}:${skuId}`,
    skuId,
    specId,
    values,
    stock,
    cargoNumber,
    picture,
    ...(priceFen === undefined ? {} : { priceFen }),
  }));

export const common = {
  minQuantity: 1,
  onePieceFreePostage: false,
  unit: "piece",
  status: "published",
  ageDays: 320,
  pinned: true,
} as const;
