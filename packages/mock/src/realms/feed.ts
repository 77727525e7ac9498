import type { JournalRow } from "../journal/entry.ts";
import type { PushRecord } from "../pushes/push-record.ts";

/** A change that a page with the world must show at once. */
export type News =
  | { readonly type: "row"; readonly row: JournalRow }
  | { readonly type: "push"; readonly push: PushRecord }
  | { readonly type: "rules" }
  | { readonly type: "clock"; readonly now: number }
  | { readonly type: "reset" };

/** Notifies the listeners of a world. */
export class Feed {
  readonly #listeners = new Set<(news: News | undefined) => void>();

  tell(news: News): void {
    for (const listener of this.#listeners) listener(news);
  }

  /** `listener` gets undefined when the world is removed. Returns a function that stops it. */
  listen(listener: (news: News | undefined) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    for (const listener of this.#listeners) listener(undefined);
    this.#listeners.clear();
  }
}
