import { run } from "@stricli/core";
import { createApp } from "./app/app.ts";
import { checkArguments } from "./grammar/check-arguments.ts";
import type { Context } from "./terminal/context.ts";
import { EXIT, type ExitCode } from "./terminal/exit.ts";
import { createSession, type Session } from "./terminal/session.ts";
import type { Language, Terminal } from "./terminal/terminal.ts";

/**
 * Runs one command line.
 *
 * @returns 0 fine, 1 findings, 2 misuse, 3 could not check, 4 refused by the user.
 */
export async function main(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const language = languageOf(args, terminal.env);
  const session = createSession(terminal, language, args.includes("--json"));
  const { PANDAPON_ACCESS_SECRET: secret } = terminal.env;
  // Typed by mistake: the shell's history has it already, but logs of the output must not.
  if (secret && args.some((arg) => arg.includes(secret))) await session.protect([secret]);
  const wrong = checkArguments(args);
  if (wrong) return tellMisuse(session, session.say(wrong));
  let exitCode: ExitCode | undefined;
  let failure: { readonly thrown: unknown } | undefined;
  const complaints: string[] = [];
  // Stricli sets the status of this one, not of the real process.
  const process = {
    exitCode: null as number | string | null,
    env: { STRICLI_NO_COLOR: terminal.hasColor ? "0" : "1", STRICLI_SKIP_VERSION_CHECK: "1" },
    stdout: { write: (text: string) => terminal.out(session.clean(text)) },
    stderr: { write: (text: string) => void complaints.push(text) },
  };
  const context: Context & { readonly process: typeof process; readonly locale: string } = {
    process,
    locale: language,
    session,
    exit(code) {
      exitCode = code;
    },
  };
  const app = createApp(language, (thrown) => {
    failure = { thrown };
  });
  await run(app, [...args], context);
  if (failure) return tellFailure(session, failure.thrown);
  if (exitCode !== undefined) return exitCode;
  // Stricli's own statuses: help and version are fine, all others are misuse.
  if (Number(process.exitCode ?? 0) === 0) return EXIT.fine;
  return tellMisuse(session, complaints.join("").trim());
}

function tellMisuse(session: Session, complaint: string): ExitCode {
  if (session.isJson) session.result({ error: complaint, exitCode: EXIT.misuse });
  else session.terminal.err(session.clean(`${complaint}\n`));
  return EXIT.misuse;
}

/** One sentence, and what to do. */
async function tellFailure(session: Session, thrown: unknown): Promise<ExitCode> {
  const { failureOf } = await import("./app/failure.ts");
  const { sentence, hint, exitCode } = failureOf(thrown);
  if (session.isJson) session.result({ error: session.say(sentence), hint: hint && session.say(hint), exitCode });
  else session.terminal.err(session.clean(`${session.say(sentence)}\n${hint ? `  ${session.say(hint)}\n` : ""}`));
  return exitCode;
}

/** `--lang` wins, then `LC_ALL`, `LC_MESSAGES`, `LANG`. */
function languageOf(args: readonly string[], env: Terminal["env"]): Language {
  const at = args.findIndex((arg) => arg === "--lang" || arg.startsWith("--lang="));
  const wanted =
    at < 0 ? env.LC_ALL || env.LC_MESSAGES || env.LANG || "en" : (args[at]?.split("=")[1] ?? args[at + 1] ?? "en");
  return /^zh/i.test(wanted) ? "zh" : "en";
}
