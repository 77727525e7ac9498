import type { Prompts } from "./terminal.ts";

/** Questions on a real terminal. A cancelled question is answered by no, or by nothing. Loaded when the first one is asked. */
export const createPrompts = (): Prompts => ({
  async confirm(message) {
    const { confirm } = await import("@clack/prompts");
    return (await confirm({ message, initialValue: false })) === true;
  },
  async text(message) {
    const { isCancel, text } = await import("@clack/prompts");
    const answer = await text({ message });
    return isCancel(answer) ? undefined : answer;
  },
  async password(message) {
    const { isCancel, password } = await import("@clack/prompts");
    const answer = await password({ message });
    return isCancel(answer) ? undefined : answer;
  },
  async choose(message, options) {
    const { isCancel, multiselect } = await import("@clack/prompts");
    const answer = await multiselect({ message, options: [...options], required: false });
    return isCancel(answer) ? undefined : answer;
  },
});
