import { InputError, PandaPonError } from "@pandapon/core";
import { CommandError, EXIT } from "../terminal/exit.ts";

/** The error of a command as one sentence, and what to do. */
export function failureOf(thrown: unknown): CommandError {
  if (thrown instanceof CommandError) return thrown;
  if (thrown instanceof PandaPonError) {
    const { message, hint, name } = thrown;
    const code =
      thrown instanceof InputError
        ? EXIT.misuse
        : name === "ApiError" || name === "RateLimitError"
          ? EXIT.findings
          : EXIT.couldNotCheck;
    return new CommandError(code, { en: message, zh: message }, hint ? { en: hint, zh: hint } : undefined);
  }
  const what = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  return new CommandError(
    EXIT.couldNotCheck,
    { en: `An unexpected error occurred: ${what}`, zh: `发生意外错误：${what}` },
    { en: "Please report it, with the command and without credentials.", zh: "请反馈此问题，附上命令，不要附凭证。" },
  );
}
