import { confirm, isCancel, multiselect, password, text } from "@clack/prompts";
import type { Prompts } from "./terminal.ts";

/** Questions on a real terminal. A cancelled question is answered by no, or by nothing. */
export const createPrompts = (): Prompts => ({
  async confirm(message) {
    const answer = await confirm({ message, initialValue: false });
    return answer === true;
  },
  async text(message) {
    const answer = await text({ message });
    return isCancel(answer) ? undefined : answer;
  },
  async password(message) {
    const answer = await password({ message });
    return isCancel(answer) ? undefined : answer;
  },
  async choose(message, options) {
    const answer = await multiselect({ message, options: [...options], required: false });
    return isCancel(answer) ? undefined : answer;
  },
});
