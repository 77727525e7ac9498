import type * as operations from "@pandapon/core/logistics";
import { idOf } from "../input.ts";
import { at, capital, eventsOf, listAt, many, type OperationNames, type Teller, textAt } from "./words.ts";

const services = (list: readonly unknown[]): { readonly en: string; readonly zh: string } => ({
  en: many(list.length, "service"),
  zh: `${list.length} 个渠道`,
});

export const logisticsTellers: Readonly<Record<OperationNames<typeof operations>, Teller>> = {
  getUserAddress: ({ data }) => {
    const count = Array.isArray(data) ? data.length : 0;
    return { en: `${capital(many(count, "address", "addresses"))} saved`, zh: `已保存 ${count} 个地址` };
  },
  saveUserAddress: (call) => {
    const [event] = eventsOf(call, "address.added", "address.changed");
    const isNew = event?.type === "address.added";
    const id = event?.entity.id ?? "";
    return { en: `Address ${id} ${isNew ? "added" : "changed"}`, zh: `地址 ${id} 已${isNew ? "新增" : "修改"}` };
  },
  estimateOverseasFreight: ({ input, data }) => {
    const found = services(Array.isArray(data) ? data : []);
    const to = textAt(input, "receiverAddress", "country");
    return { en: `Freight to ${to}: ${found.en}`, zh: `发往 ${to} 的运费：${found.zh}` };
  },
  previewOrderFreight: ({ data }) => {
    const [id, found] = [textAt(data, "renderId"), services(listAt(data, "mockServices"))];
    return { en: `Freight preview ${id}: ${found.en}`, zh: `运费预览 ${id}：${found.zh}` };
  },
  createInternationalLogisticsOrder: ({ data, input }) => {
    const number = textAt(data, "mockNumber");
    const preview = idOf(input.renderId);
    const of = preview === undefined ? ["", ""] : [` for preview ${preview}`, `（预览 ${preview}）`];
    return { en: `Freight ${number} booked${of[0]}`, zh: `国际运单 ${number} 已下单${of[1]}` };
  },
  updateDomesticLogistics: ({ input }) => {
    const count = listAt(input, "logisticInfos").length;
    const id = idOf(at(input, "orderId")) ?? idOf(at(input, "tmallOrderId")) ?? "";
    return {
      en: `Domestic waybills of ${many(count, "line")} reported for ${id}`,
      zh: `已为 ${id} 更新 ${count} 个国内运单`,
    };
  },
};
