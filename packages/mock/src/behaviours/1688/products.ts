import type * as alibaba from "@pandapon/core/1688";
import type { Offer } from "../../state/catalogue/alibaba/types.ts";
import { refuse } from "../../state/refusals/refused.ts";
import type { World } from "../../state/world.ts";
import type { Behaviours } from "../behaviour.ts";
import { textOf, wordsOf } from "../input.ts";
import { needOffer } from "./goods.ts";
import { category } from "./products/category.ts";
import { detail } from "./products/detail.ts";
import { hotList } from "./products/hot-list.ts";
import { listItem } from "./products/list-item.ts";
import { recommended, related } from "./products/recommend.ts";
import { foundBy, type SearchInput, searched } from "./products/search.ts";

/** Searches, details, categories and recommendations of 1688. All only read. */
export const alibabaProducts: Behaviours<
  Pick<
    typeof alibaba,
    | "get1688Product"
    | "search1688Products"
    | "search1688ProductsByImage"
    | "search1688ShopProducts"
    | "search1688GlobalSelection"
    | "search1688Selection"
    | "get1688Category"
    | "get1688HotList"
    | "recommend1688Products"
    | "recommend1688RelatedProducts"
  >
> = {
  get1688Product: ({ input, world }) => {
    const id = textOf(input.offerId);
    const offer = needOffer(world, id);
    const { offerMapId, ...rest } = detail(world, offer);
    const ids = { mapped: { offerMapId }, numeric: { offerId: Number(offer.number) } };
    const asked = id === offer.number ? ids.numeric : ids.mapped;
    const { productIds = "asked" } = world.rules.switches;
    const shown = { ...ids, asked, both: { ...ids.mapped, ...ids.numeric } }[productIds];
    return { ...shown, ...rest };
  },

  search1688Products: ({ input, world }) => listed(world, input, foundBy(world, input.keyword)),

  search1688ProductsByImage: ({ input, world }) =>
    listed(world, input, world.catalogue.alibaba.searchByPicture(picture(world, input))),

  search1688ShopProducts: ({ input, world }) => {
    const id = textOf(input.sellerOpenId) ?? "";
    if (world.catalogue.alibaba.seller(id) === undefined) refuse("shop-unknown", { en: id });
    const own = foundBy(world, input.keyword).filter(({ sellerOpenId }) => sellerOpenId === id);
    return listed(world, input, own);
  },

  search1688GlobalSelection: ({ input, world }) => listed(world, input, foundBy(world, input.keyword), "isQqyx"),

  search1688Selection: ({ input, world }) => listed(world, input, foundBy(world, input.keyword), "1688Selection"),

  get1688Category: ({ input }) => category(input.categoryId, input.language),

  get1688HotList: ({ input, world }) => hotList(world, input),

  recommend1688Products: ({ input, world }) => recommended(world, input),

  recommend1688RelatedProducts: ({ input, world }) => related(world, input),
};

function listed(world: World, input: SearchInput, candidates: readonly Offer[], demanded?: string) {
  const page = searched(world, input, candidates, demanded);
  return { ...page, data: page.data.map((offer) => listItem(world, offer)) };
}

/** An address comes before bytes; a switch of the world reverses this. */
function picture(
  world: World,
  input: { readonly imageAddress?: unknown; readonly imageBase64?: unknown },
): { readonly url: string } | { readonly content: string } {
  const url = wordsOf(input.imageAddress);
  const bytes = wordsOf(input.imageBase64);
  if (url !== undefined && (bytes === undefined || world.rules.switches.image !== "bytes")) return { url };
  const content = bytes?.replace(/^data:[^,]*,/, "");
  if (content === undefined || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(content)) {
    return refuse("picture-unreadable", { zh: "图片解析失败,请更换图片" });
  }
  return { content };
}
