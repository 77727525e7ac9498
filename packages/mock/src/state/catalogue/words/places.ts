/** A place of dispatch and a station of parcels. */
export interface Place {
  readonly province: string;
  readonly city: string;
  readonly district: string;
  /** Administrative code of the district. */
  readonly code: string;
}

// biome-ignore format: a table
const rows: readonly [province: string, city: string, district: string, code: string][] = [
  ["浙江省", "杭州市", "西湖区", "330106"],
  ["广东省", "广州市", "白云区", "440111"],
  ["浙江省", "义乌市", "稠城街道", "330782"],
  ["福建省", "泉州市", "丰泽区", "350503"],
  ["广东省", "深圳市", "宝安区", "440306"],
  ["江苏省", "苏州市", "吴中区", "320506"],
  ["山东省", "青岛市", "城阳区", "370214"],
  ["河北省", "保定市", "莲池区", "130606"],
  ["广东省", "东莞市", "虎门镇", "441900"],
  ["浙江省", "温州市", "鹿城区", "330302"],
  ["四川省", "成都市", "武侯区", "510107"],
  ["湖北省", "武汉市", "江汉区", "420103"],
];

export const places: readonly Place[] = rows.map(([province, city, district, code]) => ({
  province,
  city,
  district,
  code,
}));
