import { type MockCode, mockCodes } from "../refusals/codes.ts";
import type { Text } from "../refusals/text.ts";
import { malformedText, nonceLengthText, outsideText } from "./refusal-texts.ts";
import { type AcceptedTimestampUnit, readTimestamp } from "./timestamp.ts";

/** Documented: at most 600 s off. */
export const WINDOW_MS = 600_000;
/** Documented: 32 random characters. */
const NONCE_LENGTH = 32;

/** What is wrong with one part of the credentials. */
export interface AuthFault {
  readonly code: MockCode;
  readonly detail: Text;
}

/** Reads a timestamp, or says what is wrong with it. */
export function checkedTimestamp(
  timestamp: string,
  unit: AcceptedTimestampUnit,
  now: number,
): { readonly ms: number; readonly fault?: undefined } | { readonly fault: AuthFault } {
  const time = readTimestamp(timestamp, unit, now);
  if (!time.ok)
    return { fault: { code: mockCodes.timestampMalformed, detail: malformedText(timestamp, time.found, unit) } };
  const off = time.ms - now;
  if (Math.abs(off) <= WINDOW_MS) return { ms: time.ms };
  return { fault: { code: mockCodes.timestampOutside, detail: outsideText(off, now) } };
}

/** What is wrong with the form of a nonce. */
export const nonceFault = (nonce: string): AuthFault | undefined =>
  nonce.length === NONCE_LENGTH ? undefined : { code: mockCodes.nonceMalformed, detail: nonceLengthText(nonce.length) };
