import type { OrderShape } from "../api/shapes.ts";
import { useConsole } from "../state/context.ts";
import * as t from "../texts/current.ts";
import { nearTime } from "../ui/times.ts";

const NAMES: Readonly<Record<string, string>> = {
  unpaid: t.unpaid,
  paid: t.paid,
  shipped: t.shipped,
  received: t.received,
  done: t.done,
};

/** Five steps: done, now, partly, closed. Times are those of the world's clock. */
export function LifeCycle({ order: { life, closed, partly, status } }: { readonly order: OrderShape }) {
  const { facts } = useConsole();
  const now = facts.value?.clock.now ?? 0;
  const last = life.findLastIndex(({ at }) => at !== undefined);
  const end = closed === true ? last + 1 : last;
  return (
    <ol class="life">
      {life.map(({ step, at }, index) => {
        const isEnd = index === end;
        const isClosed = closed === true && isEnd;
        const look = isClosed
          ? "xx"
          : index < end || (isEnd && step === "done")
            ? "dn"
            : isEnd
              ? `cu ${partly === true ? "hf" : ""}`
              : "";
        return (
          <li key={step} class={`nd ${look}`} aria-current={isEnd ? "step" : undefined}>
            <i />
            {isClosed
              ? status === "refunded"
                ? t.refunded
                : t.closed
              : isEnd && partly === true
                ? t.partly
                : NAMES[step]}
            <small>{at === undefined ? "\u00a0" : nearTime(at, now)}</small>
          </li>
        );
      })}
    </ol>
  );
}
