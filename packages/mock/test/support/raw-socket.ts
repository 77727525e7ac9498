import { connect } from "node:net";

export interface RawAnswer {
  readonly text: string;
  /** Status of the first answer, if there is one. */
  readonly status: number | undefined;
}

/** Sends bytes as they are and collects what comes back until the other end hangs up, or for `ms`. */
export function sendRaw(port: number, parts: readonly (string | Uint8Array)[], ms = 3000): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, "127.0.0.1");
    const done = (): void => {
      clearTimeout(timer);
      socket.destroy();
      const text = Buffer.concat(chunks).toString("utf8");
      const status = /^HTTP\/1\.1 (\d{3})/.exec(text)?.[1];
      resolve({ text, status: status === undefined ? undefined : Number(status) });
    };
    const timer = setTimeout(done, ms);
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("close", done);
    // A reset is one way of hanging up.
    socket.on("error", () => undefined);
    for (const part of parts) socket.write(part);
  });
}
