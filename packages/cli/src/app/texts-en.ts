import {
  type ApplicationText,
  ArgumentScannerError,
  formatMessageForArgumentScannerError,
  text_en,
} from "@stricli/core";
import { flagName } from "./flag-name.ts";

/** Stricli's own texts, with flags as they are typed. */
export const textsEn: ApplicationText = {
  ...text_en,
  noCommandRegisteredForInput: ({ input, corrections }) =>
    `No command is named ${input}. ${corrections.length > 0 ? `Did you mean ${corrections.join(", ")}?` : "See all with --help."}`,
  exceptionWhileParsingArguments: (thrown) =>
    thrown instanceof ArgumentScannerError
      ? formatMessageForArgumentScannerError(thrown, {
          FlagNotFoundError: ({ input, corrections }) =>
            `No flag is named ${flagName(input)}; nothing was sent. ${corrections.length > 0 ? `Did you mean ${corrections.map(flagName).join(", ")}?` : "See all with --help."}`,
        })
      : String(thrown),
};
