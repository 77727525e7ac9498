import type { CartShape } from "../api/shapes.ts";
import { useConsole } from "../state/context.ts";
import * as t from "../texts/current.ts";
import { Button } from "../ui/button.tsx";

const ADDRESS = {
  name: "张三",
  mobile_phone: "13800138000",
  country: "中国",
  state: "浙江省",
  city: "杭州市",
  district: "西湖区",
  address: "文三路 1 号",
  zip: "310012",
};

/** An empty world, and the way out: an order of what lies in the cart. */
export function NoOrder() {
  const { api, attempt, refresh } = useConsole();
  const make = (): Promise<boolean> =>
    attempt(async () => {
      const cart = await api.get<readonly CartShape[]>("cart");
      const ids = cart.filter(({ marketplace }) => marketplace === "taobao").map(({ id }) => id);
      await api.send("POST", "operations/createTaobaoCartOrder/try", {
        input: { ids: ids.slice(0, 1), orderAddress: ADDRESS },
      });
      await refresh();
    });
  return (
    <div class="nothing">
      <p>{t.noOrder}</p>
      <Button look="ink" onClick={() => void make()}>
        {t.makeSample}
      </Button>
    </div>
  );
}
