import type { OperationDetail } from "../api/shapes.ts";
import { useConsole } from "../state/context.ts";
import { useResource } from "../state/use-resource.ts";
import { OperationDescription } from "./operation-description.tsx";
import { OperationList } from "./operation-list.tsx";
import { TryIt } from "./try-it.tsx";

/** All operations, what is known of one, and a form that sends it. */
export function OperationsView() {
  const { router, operations } = useConsole();
  const { id, query } = router.route.value;
  const open = id === "" ? (operations.value[0]?.id ?? "") : id;
  const { value, failure } = useResource<OperationDetail>(open === "" ? undefined : `operations/${open}`);
  const isTrying = query.try === "on";
  return (
    <div class={isTrying ? "ops tryon" : "ops"}>
      <OperationList open={open} />
      <OperationDescription detail={value} failure={failure} />
      {value !== undefined && <TryIt key={value.id} detail={value} />}
    </div>
  );
}
