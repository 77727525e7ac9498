const SMALLEST = 64;

/** Numbers other than 0 in one flat array, 8 to 16 bytes each: a `Set` takes five times as much. */
export class NumberSet {
  #slots = new Float64Array(SMALLEST);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  has(number: number): boolean {
    return this.#slots[this.#slotOf(this.#slots, number)] === number;
  }

  /** False when it was there before. */
  add(number: number): boolean {
    const slot = this.#slotOf(this.#slots, number);
    if (this.#slots[slot] === number) return false;
    this.#slots[slot] = number;
    this.#size++;
    if (this.#size * 2 > this.#slots.length) this.#grow();
    return true;
  }

  /** Where the number stands, or the empty slot where it would. */
  #slotOf(slots: Float64Array, number: number): number {
    const mask = slots.length - 1;
    let slot = number % 0x1_0000_0000 & mask;
    while (slots[slot] !== 0 && slots[slot] !== number) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const larger = new Float64Array(this.#slots.length * 2);
    for (const number of this.#slots) if (number !== 0) larger[this.#slotOf(larger, number)] = number;
    this.#slots = larger;
  }
}
