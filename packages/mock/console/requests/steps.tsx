import type { RequestDetail } from "../api/shapes.ts";
import * as t from "../texts/current.ts";
import { say } from "../texts/say.ts";
import { Icon } from "../ui/icon.tsx";
import type { IconName } from "../ui/icons.ts";

type Check = RequestDetail["checks"][number];

const LOOKS: Readonly<Record<Check["state"], readonly [icon: IconName, tone: string]>> = {
  ok: ["check", "ok"],
  refused: ["octagon", "bad"],
  warning: ["triangle", "warn"],
  "not reached": ["brokenRing", "no"],
};

/** The way of a request through the mock. */
export function Steps({ checks }: { readonly checks: RequestDetail["checks"] }) {
  const names: Readonly<Record<string, string>> = {
    Route: t.route,
    Signature: t.signature,
    Timestamp: t.timestamp,
    Nonce: t.nonce,
    Description: t.descriptionStep,
    World: t.world,
  };
  const words = { ok: t.okWord, refused: t.refusedWord, warning: t.warnedWord, "not reached": t.notReached };
  return (
    <ol class="steps">
      {checks.map(({ step, state, text }, index) => {
        const [icon, tone] = LOOKS[state];
        return (
          <li key={step} class="stp-item">
            {index > 0 && <span class={`ln ${state === "not reached" ? "x" : ""}`} aria-hidden="true" />}
            <span class={`stp ${tone}`} title={say(text)}>
              <span class={tone === "no" ? "mut" : tone}>
                <Icon name={icon} small />
              </span>
              {names[step] ?? step}
              <span class="sr">, {words[state]}</span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
