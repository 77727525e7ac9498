import { pictureUrl } from "../../../state/catalogue/picture-url.ts";
import type { Line, Order } from "../../../state/entities/order.ts";
import {
  alibabaLineRefundStatus,
  alibabaLineStatus,
  alibabaLineWords,
  alibabaLogisticsStatus,
} from "../../../state/texts/alibaba-texts.ts";
import type { World } from "../../../state/world.ts";
import { yuan } from "../money.ts";
import { longTime, plainTime } from "../times.ts";
import { isAfterSale } from "./sums.ts";

/** One line of an order: amounts in yuan, `entryDiscount` in fen. */
export function wireLine(world: World, order: Order, line: Line) {
  const { goods, quantity, unitFen, goodsFen, state } = line;
  const discount = goodsFen - unitFen * quantity;
  const picture = pictureUrl(world.origin, goods.picture);
  const isCancel = state === "refunded" && world.rules.switches.allRefunded === "cancel";
  const place = state === "refunded" && line.shipped > 0 ? "returned" : state;
  return {
    cargoNumber: null,
    description: null,
    itemAmount: yuan(goodsFen),
    name: goods.title,
    price: yuan(unitFen),
    productID: goods.ids.number ?? null,
    productImgUrl: [`${picture}?size=80`, picture],
    productCargoNumber: goods.ids.cargoNumber ?? null,
    unit: goods.unit,
    specId: goods.ids.specId ?? null,
    status: alibabaLineStatus[isCancel ? "closed" : state].text,
    statusStr: alibabaLineWords[state].text,
    quantity,
    skuID: goods.ids.skuId ?? null,
    skuInfos: goods.properties.map(({ propName, valueName }) => ({ name: propName, value: valueName })),
    subItemID: line.id,
    subItemIDString: line.id,
    ...(line.refundedFen === 0 ? {} : { refund: yuan(line.refundedFen) }),
    ...refundFields(world, line),
    logisticsStatus: Number(alibabaLogisticsStatus[place].text),
    ...(discount === 0 ? {} : { entryDiscount: discount }),
    gmtCreate: longTime(order.createdAt),
    gmtModified: longTime(order.changedAt),
    ...(line.doneAt === null ? {} : { gmtCompleted: longTime(line.doneAt) }),
    ...(state === "unpaid" && order.closesAt !== null ? { gmtPayExpireTime: plainTime(order.closesAt) } : {}),
  };
}

function refundFields(world: World, { refundIds }: Line) {
  const cases = refundIds.flatMap((id) => world["1688"].refunds.get(id) ?? []);
  const newest = cases.at(-1);
  const duringSale = cases.filter((refund) => !isAfterSale(refund)).at(-1);
  const afterSale = cases.filter(isAfterSale).at(-1);
  return {
    ...(newest === undefined ? {} : { refundStatus: alibabaLineRefundStatus[newest.state].text }),
    ...(duringSale === undefined ? {} : { refundId: duringSale.id }),
    ...(afterSale === undefined ? {} : { refundIdForAs: afterSale.id }),
  };
}
