import { writeSync } from "node:fs";
import { main } from "./main.ts";
import { EXIT } from "./terminal/exit.ts";
import { nodeTerminal } from "./terminal/node-terminal.ts";

/** Runs the command line of this process. */
export async function start(): Promise<void> {
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort());
  process.once("SIGTERM", () => stop.abort());
  // The reader may close the pipe, as in `pandapon … | head`.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") process.exit(process.exitCode ?? EXIT.fine);
      cannotWrite(error);
    });
  }
  // A question whose terminal goes away (Ctrl-D) is never answered: the program runs out of work, which is not "fine".
  const runDry = (): void => {
    process.stderr.write("\nStopped: the terminal was closed. | 已停止：终端已关闭。\n");
    process.exitCode = EXIT.refusedByUser;
  };
  process.once("beforeExit", runDry);
  const exitCode = await main(process.argv.slice(2), nodeTerminal(stop.signal)).catch(cannotWrite);
  process.off("beforeExit", runDry);
  process.exitCode = exitCode;
}

/** A full disk behind standard output: the command cannot report what it found or did. */
function cannotWrite(error: unknown): never {
  const { code, message } = error as NodeJS.ErrnoException;
  try {
    writeSync(
      2,
      `The output cannot be written (${code ?? message}); what the command did is not undone. | 无法写出结果（${code ?? message}）。\n`,
    );
  } catch {
    // Standard error is closed as well: the status has to tell.
  }
  process.exit(EXIT.couldNotCheck);
}
