import type { CommandContext } from "@stricli/core";
import type { ExitCode } from "./exit.ts";
import type { Session } from "./session.ts";

/** What stricli hands to each command. */
export interface Context extends CommandContext {
  readonly session: Session;
  /** Set by the command: the status that the program ends with. */
  exit(code: ExitCode): void;
}
