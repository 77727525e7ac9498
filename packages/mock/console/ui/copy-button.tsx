import type { ComponentChildren } from "preact";
import { useConsole } from "../state/context.ts";
import * as t from "../texts/current.ts";
import { Button } from "./button.tsx";

/** Copies a text, or what a function resolves to. */
export function CopyButton({
  text,
  what,
  children,
}: {
  readonly text: string | (() => Promise<string>);
  /** What is copied, for screen readers. */
  readonly what?: string;
  readonly children?: ComponentChildren;
}) {
  const { copy } = useConsole();
  const label = what === undefined ? t.copy : `${t.copy}: ${what}`;
  return (
    <Button
      icon="copy"
      look="ghost"
      small
      label={children === undefined ? label : undefined}
      onClick={() => void (async () => copy(typeof text === "string" ? text : await text()))()}
    >
      {children}
    </Button>
  );
}
