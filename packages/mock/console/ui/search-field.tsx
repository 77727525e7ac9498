import { useRef } from "preact/hooks";
import { useKeys } from "../state/context.ts";
import { Icon } from "./icon.tsx";

/** The search of a view: `/` leads to it. */
export function SearchField({
  label,
  placeholder = label,
  value,
  onInput,
  onEnter,
}: {
  readonly label: string;
  readonly placeholder?: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly onEnter?: () => void;
}) {
  const field = useRef<HTMLInputElement>(null);
  useKeys({ "/": () => field.current?.select() ?? field.current?.focus() });
  return (
    <label class="field grow">
      <Icon name="search" small />
      <input
        ref={field}
        class="inp"
        type="search"
        placeholder={placeholder}
        aria-label={label}
        value={value}
        spellcheck={false}
        onInput={(event) => onInput(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") {
            event.preventDefault();
            event.currentTarget.blur();
          }
          if ((event.key === "Enter" || event.key === "ArrowDown") && onEnter !== undefined) {
            event.preventDefault();
            onEnter();
          }
        }}
      />
      <kbd aria-hidden="true">/</kbd>
    </label>
  );
}
