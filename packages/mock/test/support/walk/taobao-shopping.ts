import { address, DAY, type Sandbox } from "../world.ts";
import { call, read, taobaoPicks, type Weighted } from "./taobao-picks.ts";

const WORDS = ["衬衫", "短袖衬衫", "电动车", "shirt", "bike", "收纳", "", "没有这样的商品", "男士短袖", "示例"];
const STATUSES = [
  "WAIT_BUYER_P",
  "WAIT_SELLER_SEND_GOODS",
  "WAIT_BUYER_CONFIRM_GOODS",
  "TRADE_CLOSED",
  "NO_SUCH_STATUS",
];

/** From search to payment. */
export function taobaoShopping(sandbox: Sandbox): readonly Weighted[] {
  const { product, anOrder, inState, orderId, recordIds, orderLines } = taobaoPicks(sandbox);
  const { world } = sandbox;
  return [
    [
      3,
      (dice) =>
        read("searchTaobaoProducts", {
          keyword: dice.pick(WORDS),
          pageNo: dice.between(1, 3),
          pageSize: dice.between(1, 40),
          ...(dice.chance(30) ? { sort: "tk_rate_desc" } : {}),
        }),
    ],
    [
      3,
      (dice) =>
        read("getTaobaoProduct", {
          itemId: dice.chance(5)
            ? "1"
            : dice.pick([product(dice).itemMapId, product(dice).itemNumber, product(dice).mpId]),
        }),
    ],
    [
      1,
      (dice) =>
        read("getTaobaoProductsByIds", {
          params: JSON.stringify([
            { itemId: product(dice).itemNumber, skuIds: [product(dice).skus[0]?.skuId] },
            { itemId: product(dice).mpId },
          ]),
        }),
    ],
    [
      1,
      (dice) =>
        read(
          "searchTaobaoProductsByImage",
          dice.chance(20)
            ? { imageBase64: "no picture" }
            : { imageId: String(dice.between(1, 9)), language: dice.pick(["en", "vi"]) },
        ),
    ],
    [
      8,
      (dice) => {
        const one = product(dice);
        return call("addTaobaoCartItem", {
          mpId: one.mpId,
          mpSkuId: dice.chance(4) ? "1" : (dice.pick(one.skus)?.mpSkuId ?? "2"),
          quantity: dice.chance(3) ? 0 : dice.between(1, 3),
          platform: 1,
        });
      },
    ],
    [3, () => read("listTaobaoCartItems", {})],
    [
      2,
      (dice) => call("updateTaobaoCartItemQuantity", { id: recordIds(dice)[0] ?? "1", quantity: dice.between(0, 4) }),
    ],
    [1, (dice) => call("deleteTaobaoCartItems", { ids: dice.some(recordIds(dice), 2) })],
    [
      4,
      (dice) =>
        read("previewTaobaoCartOrder", {
          ids: recordIds(dice),
          orderAddress: dice.chance(5) ? { name: "张三" } : address,
        }),
    ],
    [
      8,
      (dice) =>
        call("createTaobaoCartOrder", { ids: recordIds(dice), ...(dice.chance(90) ? { orderAddress: address } : {}) }),
    ],
    [
      6,
      (dice) =>
        call("createTaobaoOrder", {
          orderLineList: dice.chance(95) ? JSON.stringify(orderLines(dice)) : "{",
          receiver: JSON.stringify(address),
          purchaseAmount: dice.chance(90) ? 100_000_000 : 5_000,
          sellerOrderNumber: `N-${dice.between(1, 99_999)}`,
          orderSource: "lazada",
        }),
    ],
    [
      3,
      (dice) =>
        read("listTaobaoOrders", {
          pageNo: dice.between(1, 4),
          pageSize: dice.between(1, 30),
          ...(dice.chance(50) ? { status: dice.pick(STATUSES) } : {}),
          ...(dice.chance(30)
            ? {
                modifyTimeStart: world.now - dice.between(0, 20) * DAY,
                modifyTimeEnd: world.now - dice.between(0, 10) * DAY,
              }
            : {}),
          ...(dice.chance(30) ? { sortField: "modify_time", sortType: dice.pick(["ASC", "DESC"]) } : {}),
        }),
    ],
    [4, (dice) => read("getTaobaoOrder", { orderId: orderId(dice) })],
    [
      10,
      (dice) => {
        const order = inState(dice, "unpaid");
        return call(
          "payTaobaoOrder",
          dice.chance(70)
            ? { orderId: order.id }
            : {
                purchaseOrderIdList: dice.some(
                  order.purchases.map(({ id }) => id),
                  2,
                ),
              },
        );
      },
    ],
    [
      3,
      (dice) => {
        const order = dice.chance(80) ? inState(dice, "unpaid") : anOrder(dice);
        const ids = dice.some(
          order.lines.map(({ subPurchaseId }) => subPurchaseId),
          2,
        );
        return call("cancelTaobaoOrder", {
          orderId: order.id,
          ...(dice.chance(60) ? { subPurchaseOrderIdList: ids } : {}),
          ...(dice.chance(50) ? { cancelReason: "不想要了" } : {}),
        });
      },
    ],
    [
      1,
      (dice) =>
        call("updateTaobaoOrderWarehouse", {
          orderId: orderId(dice),
          warehouseName: "义乌仓",
          ...(dice.chance(50) ? { warehouseAddress: "示例路 1 号" } : {}),
        }),
    ],
    [
      1,
      (dice) =>
        read("getTaobaoImLink", { sourceType: "item", bizId: dice.chance(80) ? product(dice).itemNumber : "1" }),
    ],
  ];
}
