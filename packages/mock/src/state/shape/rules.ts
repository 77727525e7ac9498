import type { ParcelSteps, Rules } from "../rules.ts";
import { switches } from "../switches.ts";
import {
  above0,
  atLeastOne,
  type Check,
  count,
  flag,
  listOf,
  mapOf,
  oneOf,
  optional,
  orNull,
  record,
  text,
} from "./check.ts";

const parcelSteps = record<ParcelSteps>({
  collectedMs: count,
  stationsMs: listOf(count),
  deliveringMs: count,
  signedMs: count,
});

const switchChecks: { readonly [Name in keyof typeof switches]: Check } = Object.fromEntries(
  Object.entries(switches).map(([name, known]) => [name, optional(oneOf(...known))]),
) as { readonly [Name in keyof typeof switches]: Check };

/** The valid values of each rule of a world, for scenarios and snapshots. */
export const ruleChecks: { readonly [Name in keyof Rules]: Check } = {
  buildMs: count,
  closeUnpaidAfterMs: orNull(count),
  paySettlesAfterMs: count,
  shipAfterMs: orNull(count),
  parcelSteps: orNull(parcelSteps),
  parcelSpeed: above0,
  confirmAfterMs: orNull(count),
  settleAfterMs: orNull(count),
  refundAnswerAfterMs: orNull(count),
  refundAnswer: oneOf("agree", "refuse", "silent"),
  refundSilentAgreesAfterMs: orNull(count),
  payRefundAfterMs: count,
  returnWithinMs: orNull(count),
  receiveReturnAfterMs: orNull(count),
  receiveReturnAtMostMs: orNull(count),
  modifyWithinMs: orNull(count),
  afterSaleWithinMs: orNull(count),
  freightPreviewExpiresAfterMs: count,
  balanceFen: orNull(count),
  agreement: flag,
  agreementLimitFen: orNull(count),
  users: orNull(listOf(text)),
  finishedStatus: orNull(text),
  cartAdd: oneOf("sum", "record"),
  mostOrders: atLeastOne,
  keepsOrderedRecords: flag,
  pushSubOrders: flag,
  messageTypes: mapOf(text),
  switches: record<typeof switches>(switchChecks),
};
