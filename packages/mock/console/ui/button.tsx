import type { ComponentChildren, Ref } from "preact";
import { Icon } from "./icon.tsx";
import type { IconName } from "./icons.ts";

export interface ButtonProps {
  readonly children?: ComponentChildren;
  readonly icon?: IconName | undefined;
  /** Of a button that is only an icon. */
  readonly label?: string | undefined;
  readonly title?: string | undefined;
  readonly look?: "ink" | "outlined" | "ghost";
  readonly small?: boolean;
  readonly danger?: boolean;
  /** Why it cannot be used now: it stays focusable, and shows the reason. */
  readonly off?: string | undefined;
  readonly busy?: boolean;
  readonly onClick?: (event: MouseEvent) => void;
  readonly popup?: boolean;
  readonly expanded?: boolean | undefined;
  readonly submit?: boolean;
  readonly buttonRef?: Ref<HTMLButtonElement>;
  readonly className?: string;
}

export function Button(props: ButtonProps) {
  const { children, icon, label, title, look = "outlined", small = false, danger = false, off, busy = false } = props;
  const names = [
    "btn",
    look === "ink" ? "p" : look === "ghost" ? "g" : "",
    small ? "s" : "",
    children === undefined ? "ic" : "",
    danger ? "d" : "",
    busy ? "busy" : "",
    props.className ?? "",
  ];
  return (
    <button
      type={props.submit === true ? "submit" : "button"}
      class={names.filter((name) => name !== "").join(" ")}
      ref={props.buttonRef ?? null}
      aria-label={label}
      title={off ?? title ?? label}
      aria-disabled={off === undefined ? undefined : true}
      aria-busy={busy || undefined}
      aria-haspopup={props.popup === true ? "dialog" : undefined}
      aria-expanded={props.expanded}
      onClick={(event) => {
        if (off !== undefined || busy) event.preventDefault();
        else props.onClick?.(event);
      }}
    >
      {icon !== undefined && <Icon name={icon} small />}
      {children}
    </button>
  );
}
