import { createLogistics, fromEnv } from "@pandapon/logistics";

const logistics = createLogistics(fromEnv());

// A list, one address, or nothing: nobody has seen it.
const saved = await logistics.addresses.get();
for (const { id, name, province, city, address } of [saved ?? []].flat()) console.log(id, name, province, city, address);

await logistics.addresses.save({
  name: "张三",
  phone: "13800138000",
  province: "浙江省",
  city: "杭州市",
  district: "西湖区",
  address: "文三路 1 号",
});
