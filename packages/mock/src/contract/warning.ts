import type { Text } from "../refusals/text.ts";

/** Something in a request that the API would silently ignore: probably a mistake. */
export interface Warning {
  /** `["query", "itemid"]`, `["body", "IDS"]`, `["path"]`. */
  readonly location: readonly string[];
  readonly rule: "unknown-name" | "wrong-place" | "repeated-name" | "unread-body" | "unreadable-text" | "near-path";
  readonly message: Text;
  /** The name, or the operation's path, that was most likely meant. */
  readonly didYouMean?: string;
}
