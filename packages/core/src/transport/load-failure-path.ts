import { lazily } from "../values/lazily.ts";

export type FailurePath = typeof import("./failure-path.ts");

/** Returns a function that imports what explains failures, once. */
export const createFailurePathLoader = (): (() => Promise<FailurePath>) => lazily(() => import("./failure-path.ts"));
