import { parseArgs } from "node:util";
import type { MockOptions } from "../options.ts";

export const DEFAULT_PORT = 4010;

export type Command =
  | { readonly kind: "start"; readonly options: MockOptions & { readonly port: number; readonly host: string } }
  | { readonly kind: "help" }
  | { readonly kind: "version" }
  /** A mistake in the command line, in one sentence. */
  | { readonly kind: "mistake"; readonly message: string };

const OPTIONS = {
  port: { type: "string", short: "p" },
  host: { type: "string" },
  auth: { type: "string" },
  validate: { type: "string" },
  "base-path": { type: "string" },
  "signature-scheme": { type: "string" },
  "timestamp-unit": { type: "string" },
  language: { type: "string" },
  log: { type: "string" },
  quiet: { type: "boolean", short: "q" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
} as const;

export const HELP = `Usage: pandapon-mock [options]

The PandaPon HTTP API on your machine: checks signatures and requests, answers with the examples of the description.

  -p, --port N             port; 0 is any free one (default: PORT, or ${DEFAULT_PORT})
      --host ADDRESS       address to listen on (default: 127.0.0.1)
      --auth MODE          verify | lenient | off (default: verify)
      --validate MODE      strict: refuse unknown names, too | lenient: tell of them | off (default: lenient)
      --base-path PATH     path before all others, such as /api
      --signature-scheme X A to H (default: A)
      --timestamp-unit U   s | ms | both (default: both)
      --language L         en | zh | both, of the mock's own messages (default: both)
      --log FORMAT         text | json | quiet (default: text)
  -q, --quiet              the same as --log quiet
  -h, --help
  -v, --version

Exit codes: 0 stopped by SIGINT or SIGTERM; 1 could not start; 2 mistake in the command line.
`;

export function readArguments(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Command {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS, strict: true, allowPositionals: false });
    if (values.help === true) return { kind: "help" };
    if (values.version === true) return { kind: "version" };
    const port = portOf(values.port ?? env.PORT ?? String(DEFAULT_PORT), values.port === undefined ? "PORT" : "--port");
    return {
      kind: "start",
      options: {
        port,
        host: values.host ?? "127.0.0.1",
        log: values.quiet === true ? "quiet" : oneOf("--log", values.log ?? "text", ["text", "json", "quiet"]),
        auth: oneOf("--auth", values.auth ?? "verify", ["verify", "lenient", "off"]),
        validate: oneOf("--validate", values.validate ?? "lenient", ["strict", "lenient", "off"]),
        language: oneOf("--language", values.language ?? "both", ["en", "zh", "both"]),
        timestampUnit: oneOf("--timestamp-unit", values["timestamp-unit"] ?? "both", ["s", "ms", "both"]),
        signatureScheme: oneOf("--signature-scheme", values["signature-scheme"] ?? "A", [
          "A",
          "B",
          "C",
          "D",
          "E",
          "F",
          "G",
          "H",
        ]),
        ...(values["base-path"] === undefined ? {} : { basePath: values["base-path"] }),
      },
    };
  } catch (error) {
    return {
      kind: "mistake",
      message: (error instanceof Error ? error.message : String(error)).split("\n", 1)[0] ?? "",
    };
  }
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
