import { lazily } from "../values/lazily.ts";

export type RawModule = typeof import("./index.ts");

/** Returns a function that imports openapi-fetch and the code around it, once: most programs never need it. */
export const createRawLoader = (): (() => Promise<RawModule>) => lazily(() => import("./index.ts"));
