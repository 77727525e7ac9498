/** A set of texts that keeps 64 bits of each: millions fit into little memory, and two of ten millions are alike once in 300,000 runs. */
export function createSeen(max: number) {
  const room = 2 ** Math.ceil(Math.log2(max * 2 + 16));
  const table = new Uint32Array(room * 2);
  let size = 0;

  return {
    /** False: it was there. */
    add(text: string): boolean {
      const [low, high] = hash(text);
      for (let at = low & (room - 1); ; at = (at + 1) & (room - 1)) {
        if (table[at * 2] === low && table[at * 2 + 1] === high) return false;
        if (table[at * 2] === 0 && table[at * 2 + 1] === 0) {
          table[at * 2] = low;
          table[at * 2 + 1] = high;
          size++;
          return true;
        }
      }
    },
    size: () => size,
  };
}

/** Two multiplications of different primes for each letter, mixed at the end. */
function hash(text: string): readonly [low: number, high: number] {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at);
    a = Math.imul(a ^ letter, 2654435761);
    b = Math.imul(b ^ letter, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return [a >>> 0, (b >>> 0) | 1];
}
