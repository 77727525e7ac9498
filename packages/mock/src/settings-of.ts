import { signatureSchemes } from "@pandapon/core";
import { randomRequestId } from "./answers/request-id.ts";
import { type MockCredentials, testCredentials } from "./auth/credentials.ts";
import { didYouMean } from "./contract/did-you-mean.ts";
import type { Settings } from "./engine/settings.ts";
import type { NewRule } from "./faults/rule.ts";
import { callLogger } from "./journal/call-logger.ts";
import { logLine } from "./journal/log.ts";
import type { MockOptions } from "./options.ts";
import { durationMs } from "./realms/duration.ts";
import { isClockTime } from "./realms/world-clock.ts";

/**
 * All options, with the `typeof` of those that nothing else checks: JavaScript refuses neither misspelt options nor values of the wrong
 * type.
 */
const NAMES: { readonly [Name in keyof MockOptions]-?: true | "string" | "boolean" | "function" } = {
  auth: true,
  validate: true,
  answers: true,
  seed: "string",
  manual: "boolean",
  now: true,
  delay: true,
  failRate: true,
  pushTo: true,
  controlHosts: true,
  replay: "string",
  scenario: "string",
  port: true,
  host: "string",
  basePath: "string",
  credentials: true,
  signatureScheme: true,
  timestampUnit: true,
  language: true,
  clock: "function",
  requestId: "function",
  log: true,
  logger: "function",
  maxBodyBytes: true,
  headersTimeoutMs: true,
  requestTimeoutMs: true,
};

/** Fills in the defaults. Throws a TypeError for invalid options. */
export function settingsOf(options: MockOptions, write: (line: string) => void): Settings {
  for (const [name, value] of Object.entries(options)) checkOption(name, value);
  const { log = "quiet", logger, signatureScheme = "A", basePath = "" } = options;
  const scheme = Object.hasOwn(signatureSchemes, signatureScheme) ? signatureSchemes[signatureScheme] : undefined;
  if (scheme === undefined) throw new TypeError(`signatureScheme: "${String(signatureScheme)}" is none of A to H`);
  checkPort(options.port);
  // node:http listens on every address of the machine for "".
  if (options.host === "") throw new TypeError('host: "" is not an address');
  const format = oneOf("log", log, ["text", "json", "quiet"]);
  return {
    auth: oneOf("auth", options.auth ?? "verify", ["verify", "lenient", "off"]),
    validate: oneOf("validate", options.validate ?? "lenient", ["strict", "lenient", "off"]),
    answers: oneOf("answers", options.answers ?? "world", ["world", "examples"]),
    credentials: eachOnce(keySets(options.credentials ?? [])),
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    manual: options.manual ?? false,
    ...(options.now === undefined ? {} : { startAt: timeOf(options.now) }),
    controlHosts: [...hostNames(options.controlHosts ?? []), ...(options.host === undefined ? [] : [options.host])],
    delayMs: durationMs(options.delay ?? 0),
    standingRules: options.failRate === undefined ? [] : [failing(options.failRate)],
    scheme,
    timestampUnit: oneOf("timestampUnit", options.timestampUnit ?? "both", ["s", "ms", "both"]),
    language: oneOf("language", options.language ?? "both", ["en", "zh", "both"]),
    basePath: checkedBasePath(basePath),
    // Looked up at each use, because fake timers may replace it later.
    clock: options.clock ?? (() => Date.now()),
    requestId: options.requestId ?? randomRequestId,
    handsOut: logger !== undefined,
    onRequest: (entry) => {
      if (format !== "quiet") write(logLine(entry, format));
      if (logger !== undefined) callLogger(logger, entry);
    },
    limits: {
      bodyBytes: positive("maxBodyBytes", options.maxBodyBytes ?? 10 * 1024 * 1024),
      headersMs: positive("headersTimeoutMs", options.headersTimeoutMs ?? 10_000),
      requestMs: positive("requestTimeoutMs", options.requestTimeoutMs ?? 30_000),
    },
  };
}

function checkOption(name: string, value: unknown): void {
  if (!Object.hasOwn(NAMES, name)) throw unknownOption(name);
  const expected = NAMES[name as keyof MockOptions];
  if (expected !== true && value !== undefined && typeof value !== expected)
    throw new TypeError(`${name}: ${JSON.stringify(value)} is not a ${expected}`);
}

/** Node takes text for the path of a pipe. */
function checkPort(port: number | undefined): void {
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535))
    throw new TypeError(`port: ${JSON.stringify(port)} is not a whole number from 0 to 65535`);
}

function unknownOption(name: string): TypeError {
  const meant = didYouMean(name, Object.keys(NAMES));
  return new TypeError(`createMock has no option "${name}"${meant === undefined ? "" : `; did you mean "${meant}"?`}`);
}

function hostNames(hosts: readonly string[]): readonly string[] {
  if (Array.isArray(hosts) && hosts.every((host) => typeof host === "string")) return hosts;
  throw new TypeError("controlHosts takes a list of host names");
}

function keySets(sets: readonly MockCredentials[]): readonly MockCredentials[] {
  if (Array.isArray(sets)) return sets.map(checkedCredentials);
  throw new TypeError("credentials takes a list of { accessKey, accessSecret, userId }");
}

/** Two sets with one access key, the built-in one included: requests of the second would be judged by the secret of the first. */
function eachOnce<T extends { readonly accessKey: string }>(sets: readonly T[]): readonly T[] {
  const keys = new Set([testCredentials.accessKey]);
  for (const { accessKey } of sets) {
    if (keys.has(accessKey)) throw new TypeError(`credentials: the access key "${accessKey}" is there twice`);
    keys.add(accessKey);
  }
  return sets;
}

function timeOf(time: Date | number | string): number {
  const ms = new Date(time).getTime();
  if (!isClockTime(ms)) throw new TypeError(`now: "${String(time)}" is not a time such as 2026-01-05T10:00:00+08:00`);
  return ms;
}

function failing(rate: number): NewRule {
  if (!(rate > 0 && rate <= 1)) throw new TypeError(`failRate: ${rate} is not a share above 0, at most 1`);
  return { do: { status: 503 }, rate };
}

function oneOf<const T extends string>(name: string, value: T, allowed: readonly T[]): T {
  if (!allowed.includes(value)) throw new TypeError(`${name}: "${String(value)}" is none of ${allowed.join(", ")}`);
  return value;
}

function positive(name: string, value: number): number {
  if (!(value > 0)) throw new TypeError(`${name}: ${value} is not a positive number`);
  return value;
}

function checkedBasePath(path: string): string {
  const trimmed = path.replace(/\/+$/, "");
  if (trimmed !== "" && !/^(?:\/[\w.~-]+)+$/.test(trimmed))
    throw new TypeError(`basePath: "${path}" is not a path such as /api`);
  if (/^\/__mock(?:\/|$)/.test(trimmed)) throw new TypeError("basePath: the paths below /__mock are the mock's own");
  return trimmed;
}

function checkedCredentials<T extends { accessKey: string; accessSecret: string; userId: string }>(set: T): T {
  for (const name of ["accessKey", "accessSecret", "userId"] as const) {
    if (typeof set[name] !== "string" || set[name] === "") throw new TypeError(`credentials: ${name} is missing`);
  }
  return set;
}
