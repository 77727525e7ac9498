import { main } from "./main.ts";
import { nodeTerminal } from "./terminal/node-terminal.ts";

/** Runs the command line of this process. */
export async function start(): Promise<void> {
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort());
  process.once("SIGTERM", () => stop.abort());
  // A closed pipe, as of `pandapon … | head`, is the reader's right.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") process.exit(process.exitCode ?? 0);
      throw error;
    });
  }
  process.exitCode = await main(process.argv.slice(2), nodeTerminal(stop.signal));
}
