import evidence from "@pandapon/spec/evidence.json" with { type: "json" };
import spec from "@pandapon/spec/openapi.json" with { type: "json" };

/** What a user's program does with the two: everything in it has a type. */
export const safety: "read" | "write" | "payment" | undefined = spec.paths?.["/v2/taobao/cart/list"]?.get?.["x-safety"];
export const inferred: readonly string[] = evidence.operations
  .filter(({ grades }) => grades.path === "inferred")
  .map(({ id }) => id);
