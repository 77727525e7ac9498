import { describe, expect, it } from "vitest";
import { bareFailure } from "../../src/transport/bare-failure.ts";
import { type CallRecord, createAttempt } from "../../src/transport/call-record.ts";
import { createThing, getThing } from "../support/operations.ts";

const record = (isSent: boolean): CallRecord => ({
  attempts: [Object.assign(createAttempt(1, false), { isHandedOver: isSent })],
  credentials: undefined,
  sent: [],
  answer: undefined,
  failures: [],
});
const nameOf = (id: string): string => `things.${id}`;
const answer = { response: new Response("x", { status: 502 }), text: "secret text", envelope: undefined };

describe("a failure that cannot be explained, as its module does not load", () => {
  it("of a write that may have arrived leaves the outcome unknown, and says so", () => {
    const error = bareFailure({ operation: createThing as never, isRead: false, nameOf }, record(true), answer);
    expect(error).toMatchObject({ name: "OutcomeUnknownError", operationId: createThing.id, attempts: 1, status: 502 });
    expect(error.hint).toMatch(/Do NOT send it again/);
    expect(error.message).toBe(`things.createThing: outcome unknown (HTTP 502; its explanation could not be loaded)`);
    expect(JSON.stringify(error)).not.toContain("secret text");
  });

  it.each([
    ["write that was not sent", createThing, false, false, "Nothing was sent."],
    ["read that was sent", getThing, true, true, "Send it again: it only reads."],
    ["read that was not sent", getThing, true, false, "Nothing was sent."],
  ])("of a %s is a failed transport", (_, operation, isRead, isSent, hint) => {
    const error = bareFailure({ operation: operation as never, isRead, nameOf }, record(isSent));
    expect(error).toMatchObject({ name: "TransportError", operationId: operation.id, hint });
    expect(error.message).toBe(`things.${operation.id}: failed (no answer; its explanation could not be loaded)`);
  });
});
