import { useConsole } from "../state/context.ts";
import { Icon } from "./icon.tsx";

export function Toast() {
  const { toast } = useConsole();
  return (
    <div role="status" class={toast.value === "" ? "sr" : "toast"}>
      {toast.value !== "" && <Icon name="check" small />}
      {toast.value}
    </div>
  );
}
