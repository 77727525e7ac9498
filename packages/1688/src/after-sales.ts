import type { Client } from "@pandapon/core";
import type { AlibabaAfterSales } from "@pandapon/core/1688";
import * as op from "@pandapon/core/1688";

export function createAfterSales(client: Client): AlibabaAfterSales {
  return {
    get: (input, options) => client.call(op.get1688Refund, input, options),
    listReasons: (input, options) => client.call(op.list1688RefundReasons, input, options),
    uploadVoucher: (input, options) => client.call(op.upload1688RefundVoucher, input, options),
    create: (input, options) => client.call(op.create1688Refund, input, options),
    submitReturn: (input, options) => client.call(op.submit1688RefundReturn, input, options),
    listLogisticsCompanies: (input, options) => client.call(op.list1688LogisticsCompanies, input, options),
  };
}
