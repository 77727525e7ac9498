import type { ComponentChildren } from "preact";

export interface TabItem<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly extra?: ComponentChildren;
}

/** Tabs of a detail: one stop, arrows move. `panel` is the id of what they show. */
export function TabStrip<T extends string>({
  label,
  items,
  value,
  panel,
  onChange,
}: {
  readonly label: string;
  readonly items: readonly TabItem<T>[];
  readonly value: T;
  readonly panel: string;
  readonly onChange: (value: T) => void;
}) {
  const move = (event: KeyboardEvent, by: number): void => {
    const index = items.findIndex((item) => item.value === value);
    const next = items[(index + by + items.length) % items.length];
    if (next === undefined) return;
    event.preventDefault();
    onChange(next.value);
    const strip = event.currentTarget instanceof HTMLElement ? event.currentTarget : undefined;
    strip?.querySelector<HTMLElement>(`[data-tab="${next.value}"]`)?.focus();
  };
  return (
    <div
      class="stabs"
      role="tablist"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === "ArrowRight") move(event, 1);
        if (event.key === "ArrowLeft") move(event, -1);
      }}
    >
      {items.map((item) => (
        <button
          type="button"
          role="tab"
          key={item.value}
          id={`${panel}-${item.value}`}
          data-tab={item.value}
          aria-selected={item.value === value}
          aria-controls={panel}
          tabIndex={item.value === value ? 0 : -1}
          onClick={() => onChange(item.value)}
        >
          {item.label}
          {item.extra}
        </button>
      ))}
    </div>
  );
}
