/** How large a change is, the smallest first. */
export const bumps = ["none", "patch", "minor", "major"] as const;
export type Bump = (typeof bumps)[number];

export function isBump(value: unknown): value is Bump {
  return bumps.some((bump) => bump === value);
}

export function larger(one: Bump, other: Bump): Bump {
  return bumps.indexOf(one) >= bumps.indexOf(other) ? one : other;
}

export function largest(list: Iterable<Bump>): Bump {
  let found: Bump = "none";
  for (const bump of list) found = larger(found, bump);
  return found;
}

/**
 * The least bump of the package for a change of the description. Before 1.0, each bump is one step smaller: `^0.3.0` takes 0.3.x
 * only,
 * so a breaking change needs 0.4.0, and an addition reaches users as 0.3.1.
 */
export function leastBump(change: Bump, version: string): Bump {
  if (!/^0\./.test(version)) return change;
  if (change === "major") return "minor";
  return change === "minor" ? "patch" : change;
}
