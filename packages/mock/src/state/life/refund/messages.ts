import type { Refund, RefundMessage } from "../../entities/refund.ts";

/** How many messages a case keeps. */
const MOST_MESSAGES = 500;

/** The messages of a case with one more. Plain messages are forgotten first, the application never. */
export function withMessage({ messages }: Pick<Refund, "messages">, added: RefundMessage): readonly RefundMessage[] {
  if (messages.length < MOST_MESSAGES) return [...messages, added];
  const said = messages.findIndex(({ kind }) => kind === "message");
  const gone = said < 0 ? 1 : said;
  return [...messages.filter((_, index) => index !== gone), added];
}
