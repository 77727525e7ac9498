/** The newest release among tags such as `@pandapon/core@0.10.0`: previews do not count. */
export function newestTag(tags: readonly string[]): string | undefined {
  const releases = tags.flatMap((tag) => {
    const [, ...numbers] = /@(\d+)\.(\d+)\.(\d+)$/.exec(tag) ?? [];
    return numbers.length === 3 ? [{ tag, numbers: numbers.map(Number) }] : [];
  });
  return releases.sort((one, other) => compare(other.numbers, one.numbers))[0]?.tag;
}

function compare(one: readonly number[], other: readonly number[]): number {
  for (const [index, number] of one.entries()) if (number !== other[index]) return number - (other[index] ?? 0);
  return 0;
}
