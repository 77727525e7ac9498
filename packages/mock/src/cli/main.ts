import { readFileSync } from "node:fs";
import { createMock, type Mock } from "../create-mock.ts";
import { DEFAULT_PORT, HELP, PORT_VARIABLE, readArguments } from "./arguments.ts";
import { banner } from "./banner.ts";
import { farewell } from "./farewell.ts";
import { askHealth } from "./health.ts";
import { stopped } from "./stopped.ts";

const OK = 0;
const CANNOT_START = 1;
const MISTAKE = 2;
const VIOLATIONS = 3;
const SEE_HELP = "See pandapon-mock --help.";

/** Runs the command; resolves to its exit code when the mock has stopped. */
export async function main(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  const command = readArguments(args, env);
  if (command.kind === "help") return say(HELP, OK);
  if (command.kind === "version") return say(`${version()}\n`, OK);
  if (command.kind === "mistake") return complain(`${command.message}\n${SEE_HELP}`, MISTAKE);
  if (command.kind === "health") return (await askHealth(command.host, command.port)) ? OK : CANNOT_START;
  const { options, failOnViolations } = command;
  // A closed pipe (`pandapon-mock | head`) must not end the mock with a stack trace.
  process.stdout.on("error", () => undefined);
  let violations = 0;
  const called = new Set<string>();
  let mock: Mock;
  try {
    mock = await createMock({
      ...options,
      logger: ({ operationId, reason }) => {
        if (operationId !== undefined) called.add(operationId);
        if (reason === "violation") violations++;
      },
    });
  } catch (error) {
    if (error instanceof TypeError && !("code" in error)) return complain(`${error.message}\n${SEE_HELP}`, MISTAKE);
    return complain(cannotStart(error, options.port, options.host), CANNOT_START);
  }
  if (options.log === "json") process.stdout.write(`${JSON.stringify({ listening: mock.url, port: mock.port })}\n`);
  else process.stdout.write(options.log === "quiet" ? `${mock.url}\n` : banner(mock, options));
  await stopped(env);
  if (options.log === "text") process.stdout.write(farewell(mock, called, violations));
  await mock.close();
  return failOnViolations && violations > 0 ? VIOLATIONS : OK;
}

function cannotStart(error: unknown, port: number, host: string): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "EADDRINUSE") {
    return `Port ${port} on ${host} is in use. Take another with --port N (or ${PORT_VARIABLE}=N), or any free one with --port 0.${port === DEFAULT_PORT ? " Perhaps a mock is running already." : ""}`;
  }
  if (code === "EACCES") return `Port ${port} needs more rights than you have. Take one above 1023 with --port N.`;
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") return `This machine has no address ${host}.`;
  return message;
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  return String(Reflect.get(Object(manifest), "version"));
}

function say(text: string, code: number): number {
  process.stdout.write(text);
  return code;
}

function complain(text: string, code: number): number {
  process.stderr.write(`pandapon-mock: ${text}\n`);
  return code;
}
