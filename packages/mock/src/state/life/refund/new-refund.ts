import type { Refund } from "../../entities/refund.ts";

/** The fields that all new cases share. */
export const newRefund = (at: number) =>
  ({
    state: "applied",
    createdAt: at,
    changedAt: at,
    endedAt: null,
    revision: 0,
    deadline: null,
    refusal: null,
    refusals: 0,
    agreeText: "",
    returnAddress: null,
    back: null,
    isReceived: false,
    messages: [],
  }) as const satisfies Partial<Refund>;
