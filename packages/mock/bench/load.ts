import { createRequire } from "node:module";
import type { Server } from "./process.ts";

export interface Load {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

interface Result {
  readonly requests: { readonly average: number };
  readonly latency: { readonly p50: number; readonly p99: number };
  readonly non2xx: number;
  readonly errors: number;
}

type Autocannon = (options: object) => Promise<Result>;

export interface Throughput {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

/** Ten connections for some seconds, after a second of warming up. Fails if anything but 2xx comes back. */
export async function measure(tools: URL, server: Server, load: Load, seconds: number): Promise<Throughput> {
  const autocannon = createRequire(tools)("autocannon") as Autocannon;
  const options = {
    url: server.url + load.path,
    method: load.method,
    headers: load.headers,
    body: load.body,
    connections: 10,
  };
  await autocannon({ ...options, duration: 1 });
  const { requests, latency, non2xx, errors } = await autocannon({ ...options, duration: seconds });
  if (non2xx + errors > 0) {
    throw new Error(
      `${server.name} ${load.path}: ${non2xx} answers were not 2xx, ${errors} failed; ended by ${server.ended() ?? "nothing"}`,
    );
  }
  return { perSecond: Math.round(requests.average), p50: latency.p50, p99: latency.p99 };
}
