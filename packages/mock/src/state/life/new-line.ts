import type { Line } from "../entities/order.ts";

/** What is the same of every line that was just ordered. */
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
