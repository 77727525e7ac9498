import type { DueItem } from "../entities/event.ts";

/** Planned steps, by time and then by number: a binary heap. */
export class DueList {
  readonly #heap: DueItem[] = [];

  get size(): number {
    return this.#heap.length;
  }

  first(): DueItem | undefined {
    return this.#heap[0];
  }

  add(item: DueItem): void {
    const heap = this.#heap;
    let index = heap.push(item) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!isBefore(item, heap[parent])) break;
      heap[index] = heap[parent] ?? item;
      index = parent;
    }
    heap[index] = item;
  }

  takeFirst(): DueItem | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return first;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      const right = heap[child + 1];
      if (right !== undefined && isBefore(right, heap[child])) child++;
      const smaller = heap[child];
      if (smaller === undefined || !isBefore(smaller, last)) break;
      heap[index] = smaller;
      index = child;
    }
    heap[index] = last;
    return first;
  }

  /** In the order in which they will happen. */
  items(): DueItem[] {
    return [...this.#heap].sort((one, other) => (isBefore(one, other) ? -1 : 1));
  }

  replace(items: readonly DueItem[]): void {
    this.#heap.length = 0;
    for (const item of items) this.add(item);
  }
}

const isBefore = (one: DueItem, other: DueItem | undefined): boolean =>
  other === undefined || one.at < other.at || (one.at === other.at && one.n < other.n);
