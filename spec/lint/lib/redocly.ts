// The part of Redocly's plugin interface that the rules use: readonly, and with nodes of any kind, which its own types do not allow.

export interface Location {
  readonly source: { readonly absoluteRef: string; readonly body: string };
  readonly pointer: string;
  child(keys: string | number | readonly (string | number)[]): Location;
  /** The same place, reported at the key instead of the value. */
  key(): Location;
}

export interface Resolved {
  readonly node?: unknown;
  readonly location?: Location;
  readonly error?: unknown;
}

export interface Context {
  readonly location: Location;
  resolve(node: unknown, from?: string): Resolved;
  report(problem: { message: string; location: Location }): void;
}

/** A rule that looks at the whole document once, from its root. */
export type Rule = () => { Root: { enter(root: unknown, context: Context): void } };

export interface Plugin {
  readonly id: string;
  readonly rules: { readonly oas3: Readonly<Record<string, Rule | (() => unknown)>> };
  readonly configs: Readonly<Record<string, { readonly rules: Readonly<Record<string, "error">> }>>;
}
