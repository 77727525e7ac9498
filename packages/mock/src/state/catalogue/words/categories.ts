/** A node of the category tree of 1688. */
export interface CategoryNode {
  readonly id: number;
  /** Absent at the root. */
  readonly parentId?: number;
  readonly level: number;
  readonly zh: string;
  readonly en: string;
  readonly vi: string;
  readonly leaf: boolean;
}

// biome-ignore format: a table
const rows: readonly [id: number, parentId: number | undefined, zh: string, en: string, vi: string][] = [
  [0, undefined, "根类目", "Root category", "Danh mục gốc"],
  [10166, 0, "女装", "Women's clothing", "Thời trang nữ"],
  [10165, 0, "男装", "Men's clothing", "Thời trang nam"],
  [10301, 0, "童装", "Children's clothing", "Thời trang trẻ em"],
  [10302, 0, "鞋靴", "Shoes", "Giày dép"],
  [10303, 0, "箱包皮具", "Bags and leather goods", "Túi và đồ da"],
  [10304, 0, "电动出行", "Electric vehicles", "Xe điện"],
  [10305, 0, "数码配件", "Phone accessories", "Phụ kiện điện thoại"],
  [10306, 0, "餐厨用品", "Kitchenware", "Đồ dùng nhà bếp"],
  [10307, 0, "家纺", "Home textiles", "Vải gia dụng"],
  [10308, 0, "玩具", "Toys", "Đồ chơi"],
  [10309, 0, "户外用品", "Outdoor goods", "Đồ dã ngoại"],
  [10310, 0, "办公文教", "Office and school supplies", "Văn phòng phẩm"],
  [1031910, 10166, "卫衣、绒衫", "Sweatshirts", "Áo nỉ"],
  [1031918, 10166, "连衣裙", "Dresses", "Váy liền"],
  [1031920, 10166, "半身裙", "Skirts", "Chân váy"],
  [127424004, 10165, "男式上装", "Men's tops", "Áo nam"],
  [127424005, 10165, "男式下装", "Men's trousers", "Quần nam"],
  [1037003, 127424004, "男式T恤", "Men's T-shirts", "Áo thun nam"],
  [1037004, 127424004, "男式衬衫", "Men's shirts", "Áo sơ mi nam"],
  [1037012, 127424004, "男式外套", "Men's jackets", "Áo khoác nam"],
  [1037010, 127424005, "男式牛仔裤", "Men's jeans", "Quần jean nam"],
  [1037011, 127424005, "男式短裤", "Men's shorts", "Quần short nam"],
  [1046001, 10301, "童装套装", "Children's sets", "Bộ quần áo trẻ em"],
  [1046010, 10301, "袜子", "Socks", "Tất"],
  [1038001, 10302, "男鞋", "Men's shoes", "Giày nam"],
  [1038002, 10302, "运动鞋", "Sports shoes", "Giày thể thao"],
  [1038003, 10302, "凉鞋", "Sandals", "Dép"],
  [1042001, 10303, "双肩包", "Backpacks", "Ba lô"],
  [1042002, 10303, "单肩包", "Shoulder bags", "Túi đeo vai"],
  [1042003, 10303, "手提包", "Handbags", "Túi xách"],
  [1042004, 10303, "钱包", "Wallets", "Ví"],
  [1042005, 10303, "行李箱", "Suitcases", "Vali"],
  [1050001, 10304, "电动车", "Electric bikes", "Xe đạp điện"],
  [1050002, 10304, "儿童电动车", "Ride-ons for children", "Xe điện trẻ em"],
  [1051001, 10305, "手机壳", "Phone cases", "Ốp điện thoại"],
  [1051002, 10305, "数据线", "Cables", "Cáp sạc"],
  [1051003, 10305, "耳机", "Earphones", "Tai nghe"],
  [1052001, 10306, "水杯", "Cups", "Cốc nước"],
  [1052002, 10306, "保温杯", "Vacuum flasks", "Bình giữ nhiệt"],
  [1052003, 10306, "锅具", "Pans", "Chảo"],
  [1052004, 10306, "餐具", "Tableware", "Bộ đồ ăn"],
  [1053001, 10307, "床品套件", "Bedding sets", "Bộ chăn ga"],
  [1053002, 10307, "枕头", "Pillows", "Gối"],
  [1053003, 10307, "毛毯", "Blankets", "Chăn lông"],
  [1054001, 10308, "积木", "Building blocks", "Đồ chơi xếp hình"],
  [1054002, 10308, "毛绒玩具", "Plush toys", "Thú nhồi bông"],
  [1055001, 10309, "雨伞", "Umbrellas", "Ô"],
  [1055002, 10309, "帐篷", "Tents", "Lều"],
  [1055003, 10309, "折叠椅", "Folding chairs", "Ghế gấp"],
  [1033054, 10310, "文件夹", "Folders", "Bìa hồ sơ"],
  [1033055, 10310, "笔记本", "Notebooks", "Sổ tay"],
  [1033056, 10310, "笔类", "Pens", "Bút"],
];

const parents = new Map(rows.map(([id, parentId]) => [id, parentId]));
const levelOf = (id: number | undefined): number => (id === undefined ? -1 : levelOf(parents.get(id)) + 1);

export const categories: readonly CategoryNode[] = rows.map(([id, parentId, zh, en, vi]) => ({
  id,
  ...(parentId === undefined ? {} : { parentId }),
  level: levelOf(id),
  zh,
  en,
  vi,
  leaf: !rows.some(([, parent]) => parent === id),
}));

const byId = new Map(categories.map((node) => [node.id, node]));

export const categoryOf = (id: number): CategoryNode | undefined => byId.get(id);

/** Path of a category, its top level first, the root left out. */
export function categoryPath(id: number): readonly CategoryNode[] {
  const node = byId.get(id);
  if (node === undefined || node.parentId === undefined) return [];
  return [...categoryPath(node.parentId), node];
}

/** Whether a category is `ancestor` or stands below it. Everything stands below the root. */
export const isWithin = (id: number, ancestor: number): boolean =>
  id === ancestor || ancestor === 0 || categoryPath(id).some((node) => node.id === ancestor);

/** The categories of Taobao by the nouns' key: path and 9-digit id. */
export const taobaoCategories: Readonly<Record<string, { path: readonly string[]; id: string; bulky?: true }>> = {
  mens: { path: ["男装"], id: "121452057" },
  womens: { path: ["女装/女士精品"], id: "121452011" },
  children: { path: ["童装/婴儿装/亲子装"], id: "121452038" },
  shoes: { path: ["鞋靴"], id: "121452071" },
  bags: { path: ["箱包皮具"], id: "121452083" },
  ebikes: { path: ["电动车/配件/交通工具"], id: "121452090", bulky: true },
  phone: { path: ["3C数码配件"], id: "121452102" },
  kitchen: { path: ["厨房/餐饮用具"], id: "121452115" },
  bedding: { path: ["床上用品"], id: "121452127" },
  toys: { path: ["玩具/童车/益智/积木"], id: "121452139" },
  outdoor: { path: ["户外/登山/野营/旅行用品"], id: "121452144" },
  stationery: { path: ["文具/办公用品"], id: "121452158" },
};
