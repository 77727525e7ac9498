import type * as operations from "@pandapon/core/taobao";
import type { Behaviours } from "../behaviour.ts";
import { idOf, jsonOf, objectOf, wordsOf } from "../input.ts";
import { pageOf } from "../page.ts";
import { checkProduct } from "./check-products.ts";
import { isPictureText } from "./pictures.ts";
import { productAnswer, searchItem } from "./product-answer.ts";
import { isOnSale, onSale, productView } from "./views.ts";

type Products = Pick<
  typeof operations,
  "getTaobaoProduct" | "getTaobaoProductsByIds" | "searchTaobaoProducts" | "searchTaobaoProductsByImage"
>;

/** Maximum number of products that a picture search finds. */
const MOST_LIKE_PICTURE = 100;

export const taobaoProducts: Behaviours<Products> = {
  getTaobaoProduct: ({ input, world, refuse }) => {
    const id = idOf(input.itemId);
    const product = onSale(world, id) ?? refuse("product-unknown", { en: id ?? "itemId is missing" });
    return productAnswer(world, productView(world, product));
  },

  getTaobaoProductsByIds: ({ input, world, refuse }) => {
    const lines = jsonOf(input.params);
    if (!Array.isArray(lines)) return refuse("params-unreadable", { en: "params is not a JSON array" });
    const checked = lines.map((line) => {
      const itemId = idOf(objectOf(line)?.itemId);
      if (itemId === undefined) return refuse("params-unreadable", { en: "an entry of params has no itemId" });
      return checkProduct(world, itemId, objectOf(line)?.skuIds);
    });
    const each = [...new Map(checked.map((result) => [result.itemId, result])).values()];
    return {
      mpProducts: each.flatMap(({ itemId, mpId }) => (mpId === undefined ? [] : [{ itemId, mpId }])),
      noMpProductItemIds: each.flatMap(({ itemId, reason }) => (reason === undefined ? [] : [itemId])),
      noMpReasonList: each.flatMap(({ itemId, reason }) => (reason === undefined ? [] : [{ itemId, reason }])),
    };
  },

  searchTaobaoProducts: ({ input, world }) => {
    const hits = world.catalogue.taobao
      .search({ keyword: wordsOf(input.keyword) ?? "", sort: wordsOf(input.sort) ?? "" })
      .filter((product) => isOnSale(world, product));
    const { items, totalRecords, totalPage, pageSize, currentPage } = pageOf(hits, input.pageNo, input.pageSize, {
      size: 20,
      most: 40,
    });
    return {
      pageNo: currentPage,
      pageSize,
      totalRecords,
      totalPage,
      currentPage,
      data: items.map((product) => searchItem(world, productView(world, product), "en")),
    };
  },

  searchTaobaoProductsByImage: ({ input, world, refuse }) => {
    const bytes = wordsOf(input.imageBase64);
    const url = wordsOf(input.picUrl);
    const id = wordsOf(input.imageId);
    if (bytes !== undefined && !isPictureText(bytes)) {
      return refuse("picture-unreadable", { en: "imageBase64 is not the Base64 text of a JPEG, PNG, WEBP or GIF" });
    }
    if (bytes === undefined && url !== undefined && !/^https?:\/\/\S+$/i.test(url)) {
      return refuse("picture-unreadable", { en: "picUrl is not an http or https address" });
    }
    const content = bytes ?? (url === undefined ? id : undefined);
    if (content === undefined && url === undefined) {
      return refuse("picture-unreadable", { en: "send imageBase64, picUrl or imageId" });
    }
    const query = content === undefined ? { url: url ?? "" } : { content };
    return world.catalogue.taobao
      .searchByPicture(query)
      .filter((product) => isOnSale(world, product))
      .slice(0, MOST_LIKE_PICTURE)
      .map((product) => searchItem(world, productView(world, product), wordsOf(input.language) ?? "en"));
  },
};
