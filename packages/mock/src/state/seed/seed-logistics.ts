import type { Address, FreightPreview } from "../entities/freight.ts";

/** The saved addresses of the description's examples. */
export const seedAddresses: readonly Address[] = [
  {
    id: "1232730479761817001",
    name: "张三",
    province: "浙江省",
    city: "杭州市",
    district: "西湖区",
    address: "文三路 1 号",
    phone: "13800138000",
    createdAt: 1_745_483_449_000,
  },
];

/** The freight previews of the description's examples. */
export const seedFreightPreviews: readonly FreightPreview[] = [];
