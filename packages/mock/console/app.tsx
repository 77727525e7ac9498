import { useEffect } from "preact/hooks";
import { FaultsView } from "./faults/faults-view.tsx";
import { OperationsView } from "./operations/operations-view.tsx";
import { OrdersView } from "./orders/orders-view.tsx";
import { PushesView } from "./pushes/pushes-view.tsx";
import { RequestsView } from "./requests/requests-view.tsx";
import { useConsole } from "./state/context.ts";
import { Gone } from "./top/gone.tsx";
import { nameOfTab, TabBar } from "./top/tab-bar.tsx";
import { TopBar } from "./top/top-bar.tsx";
import { Toast } from "./ui/toast.tsx";

const VIEWS = {
  requests: RequestsView,
  operations: OperationsView,
  orders: OrdersView,
  pushes: PushesView,
  faults: FaultsView,
} as const;

export function App() {
  const { router } = useConsole();
  const { tab } = router.route.value;
  const View = VIEWS[tab];
  useEffect(() => {
    document.title = `${nameOfTab(tab)} · PandaPon mock`;
  }, [tab]);
  return (
    <>
      <TopBar />
      <TabBar />
      <main>
        <Gone />
        <div id="panel" role="tabpanel" aria-label={nameOfTab(tab)} tabIndex={-1}>
          <View />
        </div>
      </main>
      <Toast />
    </>
  );
}
