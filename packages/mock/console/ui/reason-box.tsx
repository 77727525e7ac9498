import type { ComponentChildren } from "preact";
import { Icon } from "./icon.tsx";
import type { IconName } from "./icons.ts";

export type Tone = "bad" | "warn" | "ok" | "fault" | "info";

const ICONS: Readonly<Record<Tone, IconName>> = {
  bad: "octagon",
  warn: "triangle",
  ok: "check",
  fault: "bolt",
  info: "help",
};

/** What is the matter, and what to do. */
export function ReasonBox({
  tone,
  title,
  children,
  alert = false,
}: {
  readonly tone: Tone;
  readonly title: ComponentChildren;
  readonly children?: ComponentChildren;
  readonly alert?: boolean;
}) {
  return (
    <div class={`why ${tone === "bad" ? "" : tone === "fault" ? "info" : tone}`} role={alert ? "alert" : undefined}>
      <span class={`mark ${tone === "info" ? "acc" : tone}`}>
        <Icon name={ICONS[tone]} />
      </span>
      <span class="t">{title}</span>
      {children !== undefined && <span class="d">{children}</span>}
    </div>
  );
}
