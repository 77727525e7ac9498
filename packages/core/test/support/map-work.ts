/** How often maps are read or written while `run` is at work: a measure of the work that no busy machine changes. */
export function mapWork(run: () => void): number {
  const { get, set } = Map.prototype;
  let count = 0;
  Map.prototype.get = function (this: Map<unknown, unknown>, key: unknown) {
    count++;
    return get.call(this, key) as unknown;
  };
  Map.prototype.set = function (this: Map<unknown, unknown>, key: unknown, value: unknown) {
    count++;
    set.call(this, key, value);
    return this;
  };
  try {
    run();
  } finally {
    Object.assign(Map.prototype, { get, set });
  }
  return count;
}
