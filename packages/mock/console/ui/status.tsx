import type { RequestKind } from "../api/shapes.ts";
import { Icon } from "./icon.tsx";
import type { IconName } from "./icons.ts";

export const toneOfKind: Readonly<Record<RequestKind, "ok" | "bad" | "warn" | "fault">> = {
  ok: "ok",
  refused: "bad",
  warned: "warn",
  fault: "fault",
};

const ICONS: Readonly<Record<RequestKind, IconName>> = {
  ok: "check",
  refused: "octagon",
  warned: "triangle",
  fault: "bolt",
};

/** The outcome of a request, by shape and colour. */
export function KindMark({ kind }: { readonly kind: RequestKind }) {
  return (
    <span class={toneOfKind[kind]}>
      <Icon name={ICONS[kind]} />
    </span>
  );
}
