/** A connection to a browser by the DevTools protocol. */
export interface DevTools {
  /** @throws Error What the browser answered. */
  send<R>(method: string, params?: object, sessionId?: string): Promise<R>;
  /** Resolves when the event comes. */
  event(method: string): Promise<void>;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

export async function connectDevTools(url: string): Promise<DevTools> {
  const socket = new WebSocket(url);
  const pending = new Map<number, (message: Message) => void>();
  const awaited = new Map<string, () => void>();
  let last = 0;
  await new Promise<void>((resolve, reject) => {
    socket.onopen = () => resolve();
    socket.onerror = () => reject(new Error(`no connection to ${url}`));
  });
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(String(data)) as Message;
    if (message.id !== undefined) pending.get(message.id)?.(message);
    else awaited.get(message.method ?? "")?.();
  };
  socket.onclose = () => {
    for (const settle of pending.values()) settle({ error: { message: "the browser has gone" } });
  };
  return {
    send: <R>(method: string, params: object = {}, sessionId?: string) =>
      new Promise<R>((resolve, reject) => {
        const id = ++last;
        pending.set(id, ({ result, error }) => {
          pending.delete(id);
          if (error) reject(new Error(`${method}: ${error.message}`));
          else resolve(result as R);
        });
        socket.send(JSON.stringify({ id, method, params, sessionId }));
      }),
    event: (method) =>
      new Promise((resolve) => {
        awaited.set(method, resolve);
      }),
  };
}
