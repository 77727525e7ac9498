/** The ends of a value and its length: enough to recognise your own value, too little to use it. */
export function mask(value: string): string {
  const shown = value.length >= 16 ? 4 : value.length >= 8 ? 2 : 0;
  const ends = shown === 0 ? "********" : `${value.slice(0, shown)}…${value.slice(-shown)}`;
  return `${ends} (${value.length})`;
}
