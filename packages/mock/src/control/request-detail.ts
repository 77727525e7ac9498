import type { JournalEntry } from "../journal/entry.ts";
import { mockCodes } from "../refusals/codes.ts";
import type { Text } from "../refusals/text.ts";
import { type JsonPlace, jsonPlaces, longNumbers } from "./json-places.ts";
import type { CheckState, Place, RequestDetail } from "./shapes.ts";
import { requestSummary } from "./summaries.ts";

const CUT_AT = 100_000;

export function requestDetail(entry: JournalEntry): RequestDetail {
  const { violations, warnings, rawBody, answer, rule, fault, example, requestId } = entry;
  const places = violations.length + warnings.length > 0 ? jsonPlaces(rawBody) : new Map<string, JsonPlace>();
  const placeOf = (location: readonly string[], atName: boolean): Place => {
    if (location[0] !== "body") return {};
    const found = places.get(location.slice(1).join("."));
    const place = atName ? (found?.name ?? found) : found;
    return place === undefined ? {} : { start: place.start, end: place.end };
  };
  return {
    ...requestSummary(entry),
    query: entry.query,
    headers: Object.entries(entry.headers),
    rawBody,
    bodyCut: rawBody.length >= CUT_AT,
    checks: checksOf(entry),
    violations: violations.map((violation) => ({ ...violation, ...placeOf(violation.location, false) })),
    overlooked: warnings.map((warning) => ({ ...warning, ...placeOf(warning.location, true) })),
    answer: {
      status: entry.status,
      headers: answer.headers,
      rawBody: answer.rawBody,
      longIds: longNumbers(answer.rawBody),
    },
    ...(rule === undefined ? {} : { rule }),
    ...(fault === undefined ? {} : { fault }),
    ...(example === undefined ? {} : { example }),
    ...(requestId === undefined ? {} : { requestId }),
  };
}

/** The steps of the engine, and the reasons that end a request there. */
const STEPS: readonly (readonly [step: string, reasons: readonly string[]])[] = [
  [
    "Route",
    [
      "unknown-path",
      "wrong-method",
      "malformed-url",
      "malformed-http",
      "too-large",
      "world-unknown",
      "headers-too-large",
      "request-timeout",
      "expectation",
      "tls-on-plain-port",
    ],
  ],
  ["Signature", ["credential-missing", "access-key-unknown", "signature-wrong"]],
  ["Timestamp", ["timestamp-malformed", "timestamp-outside-window"]],
  ["Nonce", ["nonce-malformed", "nonce-reused"]],
  ["Description", ["violation", "unknown-name", "malformed-json", "media-type", "not-acceptable", "prefer-unusable"]],
];

function checksOf(entry: JournalEntry): RequestDetail["checks"] {
  const { reason, source, warnings, code } = entry;
  const failed = STEPS.findIndex(([, reasons]) => reason !== undefined && reasons.includes(reason));
  const checks = STEPS.map(([step], index): RequestDetail["checks"][number] => {
    const state: CheckState = failed < 0 || index < failed ? "ok" : index === failed ? "refused" : "not reached";
    const told = index === failed ? textOfReason(reason) : { en: "", zh: "" };
    if (state === "ok" && step === "Description" && warnings.length > 0) {
      return { step, state: "warning", text: warnings[0]?.message ?? told };
    }
    return { step, state, text: told };
  });
  const isWorld = source === "world";
  const world: CheckState = !isWorld ? "not reached" : code === 200 ? "ok" : "refused";
  return [
    ...checks,
    { step: "World", state: world, text: isWorld && code !== 200 ? textOfReason(reason) : { en: "", zh: "" } },
  ];
}

function textOfReason(reason: string | undefined): Text {
  const code = Object.values(mockCodes).find((one) => one.reason === reason);
  return code === undefined ? { en: reason ?? "", zh: reason ?? "" } : { en: code.en, zh: code.zh };
}
