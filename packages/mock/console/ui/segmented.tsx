import type { ComponentChildren } from "preact";

export interface Choice<T extends string> {
  readonly value: T;
  readonly label: ComponentChildren;
  /** Of a choice that shows only an icon. */
  readonly name?: string | undefined;
}

/** One of a few, side by side. */
export function Segmented<T extends string>({
  label,
  choices,
  value,
  onChange,
}: {
  readonly label: string;
  readonly choices: readonly Choice<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}) {
  return (
    <span class="seg" role="group" aria-label={label}>
      {choices.map((choice) => (
        <button
          type="button"
          key={choice.value}
          aria-pressed={choice.value === value}
          aria-label={choice.name}
          title={choice.name}
          onClick={() => onChange(choice.value)}
        >
          {choice.label}
        </button>
      ))}
    </span>
  );
}
