import { type Client, createGroup } from "@pandapon/core";
import type { AlibabaAfterSales } from "@pandapon/core/1688";
import * as op from "@pandapon/core/1688";

export const createAfterSales = (client: Client): AlibabaAfterSales =>
  createGroup(
    client,
    {
      get: op.get1688Refund,
      listReasons: op.list1688RefundReasons,
      uploadVoucher: op.upload1688RefundVoucher,
      create: op.create1688Refund,
      submitReturn: op.submit1688RefundReturn,
      listLogisticsCompanies: op.list1688LogisticsCompanies,
    },
    "afterSales",
  );
