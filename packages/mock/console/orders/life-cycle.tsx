import type { OrderShape } from "../api/shapes.ts";
import { useConsole } from "../state/context.ts";
import { say } from "../texts/say.ts";
import { nearTime } from "../ui/times.ts";

/** Five steps: done, now, partly, closed. Times are those of the world's clock. */
export function LifeCycle({ order: { life, closed, partly, lifeText } }: { readonly order: OrderShape }) {
  const { facts } = useConsole();
  const now = facts.value?.clock.now ?? 0;
  const last = life.findLastIndex(({ at }) => at !== undefined);
  const end = closed === true ? last + 1 : last;
  return (
    <ol class="life">
      {life.map(({ step, text, at }, index) => {
        const isEnd = index === end;
        const look =
          closed === true && isEnd
            ? "xx"
            : index < end || (isEnd && step === "done")
              ? "dn"
              : isEnd
                ? `cu ${partly === true ? "hf" : ""}`
                : "";
        return (
          <li key={step} class={`nd ${look}`} aria-current={isEnd ? "step" : undefined}>
            <i />
            {say(isEnd ? (lifeText ?? text) : text)}
            <small>{at === undefined ? "\u00a0" : nearTime(at, now)}</small>
          </li>
        );
      })}
    </ol>
  );
}
