import { useState } from "preact/hooks";
import type { Failure, RefundForm as Form, OrderDetail, OrderLine } from "../server/shapes.ts";
import { failureOf, post } from "./api.ts";
import { Loaded, Notice, yuan } from "./parts.tsx";
import { useLoad } from "./use-load.ts";

interface RefundProps {
  readonly order: OrderDetail;
  readonly line: OrderLine;
  readonly onAsked: () => void;
}

export function RefundForm({ order, line, onAsked }: RefundProps) {
  const [isOpen, setOpen] = useState(false);
  const [hasArrived, setArrived] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const path = `/${order.market}/orders/${order.id}/lines/${line.id}/refund`;
  // What can be asked for depends on where the goods are, so the reasons are read for each answer.
  const load = useLoad<Form>(isOpen ? `${path}?hasArrived=${hasArrived}` : null);
  if (!isOpen)
    return (
      <button type="button" onClick={() => setOpen(true)}>
        Refund …
      </button>
    );
  return (
    <form
      class="refund"
      onSubmit={(event) => {
        event.preventDefault();
        const reasonId = new FormData(event.currentTarget).get("reason");
        post(path, { reasonId, hasArrived }).then(onAsked, (error: unknown) => setFailure(failureOf(error)));
      }}
    >
      {order.status.kind !== "waiting" && (
        <label class="check">
          <input type="checkbox" checked={hasArrived} onChange={(event) => setArrived(event.currentTarget.checked)} />
          The parcel has arrived
        </label>
      )}
      <Loaded load={load} empty={{ when: ({ reasons }) => reasons.length === 0, text: "Nothing can be refunded now." }}>
        {({ reasons, mostFen }) => (
          <>
            <label>
              Why?
              <select name="reason">
                {reasons.map(({ id, text }) => (
                  <option key={id} value={id}>
                    {text}
                  </option>
                ))}
              </select>
            </label>
            <button type="submit" class="main">
              Ask for {yuan(mostFen)} back
            </button>
          </>
        )}
      </Loaded>
      {failure && <Notice failure={failure} />}
    </form>
  );
}
