import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { createClient } from "@pandapon/core";
import createFetchClient from "openapi-fetch";
import { input, operation } from "./fixtures.ts";
import { type Ratio, ratios } from "./ratio.ts";

interface Poster {
  POST(path: string, init: object): Promise<{ data: unknown }>;
}

/** A signed POST over loopback against bare `fetch` and other clients, none of which signs. The server is a process of its own. */
export async function overLoopback(credentials: {
  accessKey: string;
  accessSecret: string;
  userId: string;
}): Promise<Ratio[]> {
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
    return await ratios(
      {
        "bare fetch": async () => {
          const headers = { "content-type": "application/json" };
          const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(input) });
          return response.json();
        },
        "openapi-fetch, unsigned": () => plain.POST(operation.path, { body: input }),
        "@pandapon/core, signed": () => client.call(operation, input),
        "@pandapon/core, signed, through client.raw": () =>
          client.raw.POST(operation.path as never, { body: input } as never),
      },
      40,
      100,
      1_000,
    );
  } finally {
    server.kill();
  }
}
