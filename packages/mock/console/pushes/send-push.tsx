import { useState } from "preact/hooks";
import type { OrderShape, PushDetail } from "../api/shapes.ts";
import { useConsole } from "../state/context.ts";
import { told } from "../state/told.ts";
import { useResource } from "../state/use-resource.ts";
import * as t from "../texts/current.ts";
import { say } from "../texts/say.ts";
import { Button } from "../ui/button.tsx";
import { PopoverButton } from "../ui/popover.tsx";
import { Segmented } from "../ui/segmented.tsx";

type Kind = "status" | "price" | "refund" | "raw";

/** A push by hand: of an order, or with a body of one's own. */
export function SendPush() {
  return (
    <PopoverButton dialog={t.sendPush} look="ink" icon="plus" width={460}>
      {{ label: t.sendPush, body: (close) => <PushForm onDone={close} /> }}
    </PopoverButton>
  );
}

export function PushForm({ raw, onDone }: { readonly raw?: string; readonly onDone: () => void }) {
  const { api, router } = useConsole();
  const orders = useResource<readonly OrderShape[]>("orders").value ?? [];
  const [kind, setKind] = useState<Kind>(raw === undefined ? "status" : "raw");
  const [orderId, setOrderId] = useState("");
  const [body, setBody] = useState(raw ?? "{}");
  const [error, setError] = useState("");
  const chosen = orderId === "" ? (orders[0]?.id ?? "") : orderId;
  const send = async (): Promise<void> => {
    try {
      const made = await api.send<PushDetail>(
        "POST",
        "pushes",
        kind === "raw" ? { rawBody: body } : { orderId: chosen, event: kind },
      );
      onDone();
      router.go({ id: made.id, sub: "" });
    } catch (failure) {
      setError(say(told(failure)));
    }
  };
  return (
    <div class="part col gap">
      {raw === undefined && (
        <Segmented
          label={t.pushEvent}
          value={kind}
          onChange={setKind}
          choices={[
            { value: "status", label: t.eventStatus },
            { value: "price", label: t.eventPrice },
            { value: "refund", label: t.eventRefund },
            { value: "raw", label: t.ownBody },
          ]}
        />
      )}
      {kind === "raw" ? (
        <textarea
          class="inp"
          rows={12}
          spellcheck={false}
          aria-label={t.ownBody}
          value={body}
          onInput={(event) => setBody(event.currentTarget.value)}
        />
      ) : (
        <label class="col">
          <span class="sm ink2">{t.order}</span>
          <select class="inp" value={chosen} onChange={(event) => setOrderId(event.currentTarget.value)}>
            {orders.map(({ id, title }) => (
              <option key={id} value={id}>
                {id} {title}
              </option>
            ))}
          </select>
        </label>
      )}
      {error !== "" && (
        <p class="sm bad" role="alert">
          {error}
        </p>
      )}
      <span class="row">
        <Button look="ink" icon="plane" onClick={() => void send()}>
          {t.send}
        </Button>
      </span>
    </div>
  );
}
