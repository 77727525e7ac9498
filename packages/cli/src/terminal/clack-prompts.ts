import { CommandError, EXIT } from "./exit.ts";
import type { Prompts } from "./terminal.ts";

/** Questions on a real terminal. Ctrl-C at any of them ends the command. Loaded when the first one is asked. */
export const createPrompts = (): Prompts => ({
  async confirm(message) {
    const { confirm } = await import("@clack/prompts");
    return answerOf(await confirm({ message, initialValue: false }));
  },
  async text(message) {
    const { text } = await import("@clack/prompts");
    return answerOf(await text({ message }));
  },
  async password(message) {
    const { password } = await import("@clack/prompts");
    return answerOf(await password({ message }));
  },
  async choose(message, options) {
    const { multiselect } = await import("@clack/prompts");
    return answerOf(await multiselect({ message, options: [...options], required: false }));
  },
});

/** @throws CommandError Cancelled: clack answers with a symbol then. */
function answerOf<Value>(answer: Value): Exclude<Value, symbol> {
  if (typeof answer !== "symbol") return answer as Exclude<Value, symbol>;
  throw new CommandError(EXIT.refusedByUser, { en: "Stopped: nothing more was sent.", zh: "已停止：未再发送。" });
}
