import type { Address, FreightPreview } from "../entities/freight.ts";

const at = Date.parse("2025-04-20T09:00:00+08:00");

/** The saved address of the description's examples. */
export const seedAddresses: readonly Address[] = [
  {
    id: "1232730479761817001",
    name: "张三",
    province: "浙江省",
    city: "杭州市",
    district: "西湖区",
    address: "文三路 1 号",
    phone: "13800138000",
    createdAt: at,
  },
];

/** The preview of the description's example of a booking. It does not expire, and can be booked once. */
export const seedFreightPreviews: readonly FreightPreview[] = [
  {
    id: "FF2024080200007",
    createdAt: at,
    expiresAt: null,
    usedBy: null,
    receiver: {
      name: "张三",
      phone: "13800138000",
      mobile: "13800138000",
      country: "CN",
      province: "浙江省",
      city: "杭州市",
      district: "",
      street: "文三路 1 号",
      zip: "310012",
    },
    lines: [{ itemId: "2048020617114736", skuId: "413185732720", quantity: 1, serviceId: "1" }],
  },
];
