import type { Operation } from "../../src/types/operation.ts";

/** An operation that takes a body, except for what a test changes. */
export const operation = (change: Partial<Operation> = {}): Operation => ({
  id: "changeThing",
  method: "POST",
  path: "/v2/thing",
  safety: "write",
  grade: "documented",
  body: true,
  ...change,
});
