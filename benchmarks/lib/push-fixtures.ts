export const accessKey = "00000000000000000000000000000000";
export const secret = "test-secret-not-real";

/** A push of the usual size, about a kilobyte; each number is another one. */
export const pushBody = (number: number): string =>
  JSON.stringify({
    messageType: "TAOBAO_ORDER_BUYER_VIEW_ORDER_PRICE_MODIFY",
    messageBody: {
      salesOrderId: "2541753627432451492",
      subOrders: [
        {
          purchase_order_outer_id: "2541753627432451492",
          purchase_order_line_outer_id: "2541753627432451492",
          sub_purchase_order_id: "200066160295",
          quantity: 1,
          title: "2025新款休闲短袖衬衫男士夏季薄款韩版潮流半袖衬衣帅气寸衫上衣",
          item_id: "NeZYO6vIHuENAqbW6iWQb7dqmzNNcIX-IQGrQ53mhv0",
          sku_id: "7579055774996",
          product_amount: "3500",
          purchase_amount: 3500,
          purchase_currency: "CNY",
          domestic_post_fee: 0,
          status: "WAIT_BUYER_P",
          close_time_without_payment: "2025-04-25 16:30:49",
          detail_error_code: null,
          logistic_company_name: null,
          logistic_number: null,
        },
      ],
      purchaseOrderPriceDTO: {
        purchaseCurrency: "CNY",
        purchaseTotalFee: 3500,
        purchaseProductFee: 3500,
        purchaseShippingFee: 0,
      },
    },
    messagePlatform: 0,
    timestamp: String(1_745_483_449_000 + number),
  });
