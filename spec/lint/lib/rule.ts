import type { Context, Location, Rule } from "./redocly.ts";
import { readSpec, type Spec } from "./spec.ts";

export type Report = (location: Location, message: string) => void;

/** A rule of this description: it sees everything at once, and says where and what to do. */
export type Check = (spec: Spec, report: Report) => void;

export function rule(check: Check): Check {
  return check;
}

/** Makes rules for Redocly out of checks. All of them share one reading of a document, which is the costly part. */
export function rulesOf(checks: Readonly<Record<string, Check>>): Record<string, Rule> {
  const read = new WeakMap<object, Spec>();
  const specOf = (root: unknown, context: Context): Spec => {
    const known = typeof root === "object" && root !== null ? read.get(root) : undefined;
    const spec = known ?? readSpec(root, context);
    if (!known && typeof root === "object" && root !== null) read.set(root, spec);
    return spec;
  };
  return Object.fromEntries(
    Object.entries(checks).map(([name, check]) => [
      name,
      () => ({
        Root: {
          enter(root: unknown, context: Context) {
            // A fault in a shared file is said once, however many operations use it.
            const said = new Set<string>();
            check(specOf(root, context), (location, message) => {
              const id = `${location.source.absoluteRef}${location.pointer} ${message}`;
              if (said.has(id)) return;
              said.add(id);
              context.report({ message, location });
            });
          },
        },
      }),
    ]),
  );
}
