import type { ComponentChildren } from "preact";

export function Tag({ look = "", children }: { readonly look?: string; readonly children: ComponentChildren }) {
  return <span class={`tag ${look}`}>{children}</span>;
}
