import { parseArgs } from "node:util";
import { didYouMean } from "../contract/did-you-mean.ts";
import type { MockOptions } from "../options.ts";

export const DEFAULT_PORT = 4010;
/** Not `PORT`: that one is mostly meant for the app beside the mock. */
export const PORT_VARIABLE = "PANDAPON_MOCK_PORT";

export type Command =
  | {
      readonly kind: "start";
      readonly options: MockOptions & { readonly port: number; readonly host: string };
      /** Exit with 3 if a request broke the description. */
      readonly failOnViolations: boolean;
    }
  /** Checks whether a mock is running. */
  | { readonly kind: "health"; readonly port: number; readonly host: string }
  | { readonly kind: "help" }
  | { readonly kind: "version" }
  /** A mistake in the command line, in one sentence. */
  | { readonly kind: "mistake"; readonly message: string };

const OPTIONS = {
  port: { type: "string", short: "p" },
  host: { type: "string" },
  auth: { type: "string" },
  validate: { type: "string" },
  answers: { type: "string" },
  replay: { type: "string" },
  scenario: { type: "string" },
  seed: { type: "string" },
  now: { type: "string" },
  manual: { type: "boolean" },
  delay: { type: "string" },
  fail: { type: "string" },
  "push-to": { type: "string" },
  "control-host": { type: "string", multiple: true },
  "fail-on-violations": { type: "boolean" },
  "base-path": { type: "string" },
  "signature-scheme": { type: "string" },
  "timestamp-unit": { type: "string" },
  language: { type: "string" },
  log: { type: "string" },
  quiet: { type: "boolean", short: "q" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
} as const;

export const HELP = `Usage: pandapon-mock [health] [options]

The PandaPon HTTP API on your machine: checks signatures and requests, keeps state, sends pushes.

  -p, --port N             port; 0 is any free one (default: ${PORT_VARIABLE}, or ${DEFAULT_PORT})
      --host ADDRESS       address to listen on (default: 127.0.0.1)
      --auth MODE          verify | lenient | off (default: verify)
      --validate MODE      strict: refuse unknown names, too | lenient: tell of them | off (default: lenient)
      --answers FROM       world | examples (default: world)
      --replay FILE        a HAR file: recorded requests are answered as recorded
      --scenario NAME      a scenario by its name, or a YAML file of your own
      --seed TEXT          another catalogue and other first records
      --now TIME           what the clocks show at first, such as 2026-01-05T10:00:00+08:00
      --manual             only acts change the worlds: no seller ships automatically
      --delay TIME         wait before every answer, such as 800ms
      --fail SHARE         answer a share of calls with 503, such as 5%
      --push-to URL        where pushes of the default world go
      --control-host NAME  a host name under which /__mock may be called besides this machine's own; repeatable
      --fail-on-violations exit with 3 if a request broke the description
      --base-path PATH     path before all others, such as /api
      --signature-scheme X A to H (default: A)
      --timestamp-unit U   s | ms | both (default: both)
      --language L         en | zh | both, of the mock's own messages (default: both)
      --log FORMAT         text | json | quiet (default: text)
  -q, --quiet              the same as --log quiet
  -h, --help
  -v, --version

pandapon-mock health asks the mock on that port whether it is there: 0 yes, 1 no.
Exit codes: 0 stopped by SIGINT or SIGTERM; 1 could not start; 2 mistake in the command line; 3 violations.
`;

export function readArguments(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Command {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: OPTIONS,
      strict: true,
      allowPositionals: true,
    });
    if (values.help === true) return { kind: "help" };
    if (values.version === true) return { kind: "version" };
    const fromEnv = env[PORT_VARIABLE];
    const port = portOf(
      values.port ?? fromEnv ?? String(DEFAULT_PORT),
      values.port === undefined ? PORT_VARIABLE : "--port",
    );
    const host = values.host ?? "127.0.0.1";
    const [command, ...others] = positionals;
    if (others.length > 0 || (command !== undefined && command !== "health")) {
      throw new Error(`no command is named "${positionals.join(" ")}"`);
    }
    if (command === "health") return { kind: "health", port, host };
    if (values["fail-on-violations"] === true && values.validate === "off") {
      throw new Error("--fail-on-violations needs validation: leave out --validate off");
    }
    return {
      kind: "start",
      failOnViolations: values["fail-on-violations"] ?? false,
      options: {
        port,
        host,
        log: values.quiet === true ? "quiet" : oneOf("--log", values.log ?? "text", ["text", "json", "quiet"]),
        auth: oneOf("--auth", values.auth ?? "verify", ["verify", "lenient", "off"]),
        validate: oneOf("--validate", values.validate ?? "lenient", ["strict", "lenient", "off"]),
        answers: oneOf("--answers", values.answers ?? "world", ["world", "examples"]),
        language: oneOf("--language", values.language ?? "both", ["en", "zh", "both"]),
        timestampUnit: oneOf("--timestamp-unit", values["timestamp-unit"] ?? "both", ["s", "ms", "both"]),
        signatureScheme: oneOf("--signature-scheme", values["signature-scheme"] ?? "A", [...SCHEMES]),
        manual: values.manual ?? false,
        ...given("basePath", values["base-path"]),
        ...given("replay", values.replay),
        ...given("scenario", values.scenario),
        ...given("seed", values.seed),
        ...given("now", values.now),
        ...given("delay", values.delay === undefined ? undefined : withUnit(values.delay)),
        ...given("failRate", values.fail === undefined ? undefined : shareOf(values.fail)),
        ...given("pushTo", values["push-to"]),
        ...given("controlHosts", values["control-host"]),
      },
    };
  } catch (error) {
    return { kind: "mistake", message: mistakeOf(error instanceof Error ? error.message : String(error)) };
  }
}

/** Node advises to pass an unknown option as an argument; it was probably misspelt. */
function mistakeOf(message: string): string {
  const [first = ""] = message.split("\n", 1);
  const [, unknown] = /^Unknown option '(-[^']*)'/.exec(first) ?? [];
  if (unknown === undefined) return first;
  const meant = didYouMean(unknown, Object.keys(OPTIONS));
  return `no option is named ${unknown}${meant === undefined ? "" : `; did you mean --${meant}?`}`;
}

const SCHEMES = ["A", "B", "C", "D", "E", "F", "G", "H"] as const;

const given = <Name extends string, T>(name: Name, value: T | undefined): { readonly [N in Name]?: T } =>
  (value === undefined ? {} : { [name]: value }) as { readonly [N in Name]?: T };

/** A bare number is milliseconds. */
const withUnit = (text: string): string => (/^\d+$/.test(text) ? `${text}ms` : text);

/** `5%` or `0.05`. */
function shareOf(text: string): number {
  const share = /^\d+(?:\.\d+)?%$/.test(text) ? Number(text.slice(0, -1)) / 100 : Number(text);
  if (!(share > 0 && share <= 1)) throw new Error(`--fail takes a share such as 5% or 0.05, not "${text}"`);
  return share;
}

function portOf(text: string, name: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) throw new Error(`${name} takes a port from 0 to 65535, not "${text}"`);
  return port;
}

function oneOf<const T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) throw new Error(`${name} takes ${allowed.join(", ")}, not "${value}"`);
  return found;
}
