import { useRef } from "preact/hooks";
import type { CartShape, OrderShape, RefundShape } from "../api/shapes.ts";
import { useConsole, useKeys } from "../state/context.ts";
import { useResource } from "../state/use-resource.ts";
import * as t from "../texts/current.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { useDownload } from "../ui/use-download.ts";
import { useListFocus } from "../ui/use-list-focus.ts";
import { NoOrder } from "./no-order.tsx";
import { OrderDetailView } from "./order-detail.tsx";
import { OrderRow } from "./order-row.tsx";
import { cartRecord, RecordList, refundRecord } from "./record-list.tsx";
import { UploadSnapshot } from "./upload-snapshot.tsx";

/** The state of the world: orders as life-cycle rows, cart and refunds. */
export function OrdersView() {
  const { router } = useConsole();
  const { id, query } = router.route.value;
  const download = useDownload();
  const list = useRef<HTMLDivElement>(null);
  const orders = useResource<readonly OrderShape[]>("orders", true).value;
  const cart = useResource<readonly CartShape[]>("cart", true).value ?? [];
  const refunds = useResource<readonly RefundShape[]>("refunds", true).value ?? [];
  const shown = query.show ?? "orders";
  const isOrders = shown === "orders";
  const open = (next: string | undefined): void => router.go({ id: next ?? "", sub: "" }, "replace");
  const close = (): void => {
    router.go({ id: "" });
    requestAnimationFrame(() => list.current?.focus());
  };
  useListFocus(
    list,
    isOrders ? (orders ?? []).map((order) => order.id) : [],
    id,
    (next) => next !== undefined && open(next),
  );
  useKeys({ Escape: () => (id === "" ? false : close()) });
  return (
    <div class={id === "" ? "split" : "split on side"}>
      <section class="pane" aria-label={t.orders}>
        <div class="bar">
          <Segmented
            label={t.orders}
            value={shown}
            onChange={(show) => router.go({ query: { ...query, show: show === "orders" ? "" : show } }, "replace")}
            choices={[
              { value: "orders", label: `${t.orders} ${orders?.length ?? 0}` },
              { value: "cart", label: `${t.cart} ${cart.length}` },
              { value: "refunds", label: `${t.refunds} ${refunds.length}` },
            ]}
          />
          <span class="sp" />
          <span class="sm mut hide-n">{t.snapshot}</span>
          <Button icon="download" look="ghost" small onClick={() => void download("snapshot", "pandapon-world.json")}>
            {t.download}
          </Button>
          <UploadSnapshot />
        </div>
        {shown === "cart" && <RecordList label={t.cart} records={cart.map(cartRecord)} empty={t.noCart} />}
        {shown === "refunds" && <RecordList label={t.refunds} records={refunds.map(refundRecord)} empty={t.noRefund} />}
        {isOrders && orders?.length === 0 && <NoOrder />}
        {isOrders && (
          <div
            class="scroll"
            ref={list}
            role="listbox"
            tabIndex={0}
            aria-label={t.orders}
            aria-activedescendant={id === "" ? undefined : `order-${id}`}
          >
            {orders?.map((order) => (
              <OrderRow key={order.id} order={order} isOpen={order.id === id} onOpen={() => open(order.id)} />
            ))}
          </div>
        )}
        {isOrders && (
          <p class="row sm mut foot">
            <Icon name="clock" small />
            {t.actsByItself}
          </p>
        )}
      </section>
      {id !== "" && <OrderDetailView id={id} onClose={close} />}
    </div>
  );
}
