import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { createClient } from "@pandapon/core";
import createFetchClient from "openapi-fetch";
import { input, operation } from "./fixtures.ts";
import { type Ratio, ratios } from "./ratio.ts";
import { withoutCallSites } from "./without-call-sites.ts";

interface Poster {
  POST(path: string, init: object): Promise<{ data: unknown }>;
}

/** What a call costs in time, in two situations. */
export interface Loopback {
  /** With one call at a time, most of the time is waiting: client and server wake each other up. */
  readonly oneByOne: Ratio[];
  /** With eight under way, neither of them sleeps: the time is that of the work. */
  readonly eightAtOnce: Ratio[];
}

/** The headers that a signature adds: what they cost is on the wire, whichever client sends them. */
const signedHeaders = (): Record<string, string> => ({
  "content-type": "application/json",
  "access-key": "0".repeat(32),
  timestamp: "1745483449",
  "nonce-str": "A".repeat(32),
  "user-id": "2100000000000",
  signature: "0".repeat(32),
});

/** A signed POST over loopback against bare `fetch` and other clients, none of which signs. The server is a process of its own. */
export async function overLoopback(credentials: {
  accessKey: string;
  accessSecret: string;
  userId: string;
}): Promise<Loopback> {
  const server = spawn(process.execPath, [fileURLToPath(new URL("answering-server.ts", import.meta.url))], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const [port] = (await once(server.stdout, "data")) as [Buffer];
    const baseUrl = `http://127.0.0.1:${port.toString().trim()}`;
    const url = `${baseUrl}${operation.path}`;
    const client = createClient({ ...credentials, baseUrl });
    client.register({ createOrder: operation }, "cart");
    const plain = createFetchClient({ baseUrl }) as unknown as Poster;
    const bare = async (headers: Record<string, string>): Promise<unknown> => {
      const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(input) });
      return response.json();
    };
    const jobs = {
      "bare fetch": () => bare({ "content-type": "application/json" }),
      "bare fetch, with the headers of a signature": () => bare(signedHeaders()),
      "openapi-fetch, unsigned": () => plain.POST(operation.path, { body: input }),
      "@pandapon/core, signed": () => client.call(operation, input),
      "… with Error.stackTraceLimit = 0": withoutCallSites(() => client.call(operation, input)),
      "@pandapon/core, signed, through client.raw": () =>
        client.raw.POST(operation.path as never, { body: input } as never),
    };
    const oneByOne = await ratios(jobs, 100, 40, 1_000);
    return { oneByOne, eightAtOnce: await ratios(jobs, 100, 80, 500, 8) };
  } finally {
    server.kill();
  }
}
