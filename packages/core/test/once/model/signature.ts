import type { Process, World } from "./types.ts";

/** Gives equal things equal numbers. */
function createNumbers(): (text: string) => number {
  const numbers = new Map<string, number>();
  return (text) => {
    let number = numbers.get(text);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(text, number);
    }
    return number;
  };
}

/**
 * Two worlds with the same signature go on in the same way. Two processes with the same task may change places: their names in the
 * journal, and how each sees the other, change with them.
 */
export function createSignature(): (world: World) => string {
  const number = createNumbers();
  const known = new WeakMap<object, number>();
  const swaps = new WeakMap<object, number>();
  const numberOf = (part: object): number => {
    let found = known.get(part);
    if (found === undefined) {
      found = number(part instanceof Map ? recordsText(part) : JSON.stringify(part));
      known.set(part, found);
    }
    return found;
  };
  const swapped = (records: World["records"]): number => {
    let found = swaps.get(records);
    if (found === undefined) {
      found = number(
        recordsText(records).replaceAll(/"shared:P([01])"/g, (_, name: string) => `"shared:P${1 - Number(name)}"`),
      );
      swaps.set(records, found);
    }
    return found;
  };
  const processText = (process: Process): string => {
    const { point, isIdle, calls, askAgainAt, skew, flight, hasChanged, isPaused } = process;
    return `${point?.id ?? "-"},${isIdle ? 1 : 0}${hasChanged ? 1 : 0}${isPaused ? 1 : 0}${calls},${askAgainAt},${skew},${flight ?? ""}`;
  };

  return (world) => {
    const { processes, records, time, orders, due, left } = world;
    const rest = `${time} ${numberOf(orders)} ${numberOf(due)} ${left.crashes}${left.failures}${left.jumps}${left.hands}${left.pauses}`;
    const [one, two] = processes;
    const mine = `${numberOf(records)} ${processes.map(processText).join(";")} ${rest}`;
    if (processes.length !== 2 || !one || !two || one.task !== two.task) return mine;
    const other = `${swapped(records)} ${processText(two)};${processText(one)} ${rest}`;
    return mine < other ? mine : other;
  };
}

const recordsText = (records: World["records"]): string =>
  [...records]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, text]) => text)
    .join("\n");
