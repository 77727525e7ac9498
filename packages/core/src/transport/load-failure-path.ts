import { lazily } from "../values/lazily.ts";
import type { FailurePath } from "./failure-path-type.ts";

/** Returns a function that imports the module that explains failures, once. */
export const createFailurePathLoader = (): (() => Promise<FailurePath>) => lazily(() => import("./failure-path.ts"));
