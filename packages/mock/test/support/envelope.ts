import { expect } from "vitest";

export interface Envelope {
  readonly requestId?: string | null;
  readonly code: number;
  readonly developId?: string | null;
  readonly msg?: string | null;
  readonly data?: unknown;
}

/** The answer's body; fails when it is not in the API's envelope. */
export async function envelopeOf(response: Response): Promise<Envelope> {
  const text = await response.text();
  expect(response.headers.get("content-type"), text).toBe("application/json");
  const envelope = JSON.parse(text) as Envelope;
  expect(typeof envelope.code, text).toBe("number");
  return envelope;
}

/** A refusal of the mock: envelope, code and status of the table, marked as invented. */
export async function refusalOf(response: Response): Promise<Envelope> {
  const envelope = await envelopeOf(response);
  expect(Object.keys(envelope)).toEqual(["requestId", "code", "developId", "msg", "data"]);
  expect(envelope.requestId).toMatch(/^[0-9a-f]{32}$/);
  expect(envelope.developId).toBeNull();
  expect(envelope.data).toBeNull();
  expect(response.headers.get("x-mock-code")).toContain(`${envelope.code};`);
  expect(response.headers.get("x-mock-code")).toContain("invented");
  return envelope;
}
