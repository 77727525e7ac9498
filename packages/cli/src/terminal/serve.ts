import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { couldNotCheck } from "./exit.ts";
import type { Session } from "./session.ts";

/** Listens on loopback until the program is told to stop. @throws CommandError The port is taken. */
export async function serve(
  session: Session,
  server: Server,
  port: number,
  onListening: (url: string) => void,
): Promise<void> {
  const { signal } = session.terminal;
  server.listen(port, "127.0.0.1");
  try {
    await once(server, "listening");
  } catch (error) {
    const { code } = error as { code?: string };
    throw couldNotCheck(
      { en: `Cannot listen on port ${port} (${code}).`, zh: `无法监听端口 ${port}（${code}）。` },
      { en: "Choose another one with --port.", zh: "请用 --port 指定其他端口。" },
    );
  }
  onListening(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  if (!signal.aborted) await once(signal, "abort");
  server.closeAllConnections();
  server.close();
}
