import { createServer, type Server, type Socket } from "node:net";

/** One request as far as the server has read it. */
export interface Taken {
  readonly socket: Socket;
  readonly head: string;
  /** How many requests this server has taken, this one included. */
  readonly count: number;
  /** How many came over this connection, this one included. */
  readonly countOnSocket: number;
}

/** What the server does when a connection opens, and when a whole request has arrived. */
export interface Fault {
  onConnect?(socket: Socket): void;
  onRequest?(taken: Taken): void;
}

export interface FaultServer {
  readonly url: string;
  /** `nonce-str` of every request that arrived in full. */
  readonly nonces: string[];
  /** Connections so far. */
  connections(): number;
  /** Connections that are open now and have a request on them. Idle ones are the pool's affair. */
  busy(): number;
  close(): Promise<void>;
}

/** A TCP server that takes requests apart without a parser, so that nothing in it is polite. */
export async function startFaultServer(fault: Fault): Promise<FaultServer> {
  const sockets = new Set<Socket>();
  const busy = new Set<Socket>();
  const nonces: string[] = [];
  let connections = 0;
  const server = createServer((socket) => {
    connections++;
    sockets.add(socket);
    socket.on("close", () => {
      sockets.delete(socket);
      busy.delete(socket);
    });
    socket.on("error", () => socket.destroy());
    fault.onConnect?.(socket);
    let text = "";
    let countOnSocket = 0;
    socket.on("data", (chunk) => {
      text += chunk.toString("latin1");
      for (let end = endOfRequest(text); end > 0; end = endOfRequest(text)) {
        const head = text.slice(0, end);
        text = text.slice(end);
        busy.add(socket);
        nonces.push(/^nonce-str: (.*)$/im.exec(head)?.[1] ?? "");
        fault.onRequest?.({ socket, head, count: nonces.length, countOnSocket: ++countOnSocket });
      }
    });
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}`,
    nonces,
    connections: () => connections,
    busy: () => busy.size,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** A port that no server listens on. */
export async function closedPort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as { port: number }).port));
  });

/** Index behind the first whole request, 0 when there is none. */
function endOfRequest(text: string): number {
  const endOfHead = text.indexOf("\r\n\r\n");
  if (endOfHead < 0) return 0;
  const length = Number(/^content-length: (\d+)$/im.exec(text.slice(0, endOfHead))?.[1] ?? 0);
  const end = endOfHead + 4 + length;
  return text.length >= end ? end : 0;
}
