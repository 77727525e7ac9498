import { reasons1688 } from "./reasons-1688.ts";
import { reasonsShared } from "./reasons-shared.ts";

/** Every refusal of the world, by its reason. One list for both marketplaces. */
export const reasons = { ...reasonsShared, ...reasons1688 } as const;

export type Reason = keyof typeof reasons;
