import type { World } from "../../state/world.ts";

/** The buyer's own ids on 1688. */
export const buyerOf = (world: World): { readonly memberId: string; readonly userId: string } => ({
  memberId: `b2b-${world.account.userId}`,
  userId: world.account.userId,
});
