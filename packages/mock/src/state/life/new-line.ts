import type { Line } from "../entities/order.ts";

/** The fields that all new lines share. */
export const newLine = () =>
  ({
    state: "unpaid",
    shipped: 0,
    shippedAt: null,
    receivedAt: null,
    doneAt: null,
    closedAt: null,
    closeReason: null,
    failure: null,
    parcelIds: [],
    refundIds: [],
    refundedFen: 0,
    refundedPostageFen: 0,
    isRestocked: false,
  }) as const satisfies Partial<Line>;
