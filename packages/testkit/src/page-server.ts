import type { ClientOptions, Page } from "@pandapon/core";
import { credentials } from "./credentials.ts";

/** What a page server was asked for. */
export interface AskedPage {
  readonly number: unknown;
  readonly size: unknown;
}

/** How a page server behaves. */
export interface PageServer {
  readonly items: readonly unknown[];
  readonly size: number;
  /** It answers every page number with the first page. */
  readonly isStuck?: boolean;
  /** It tells no totals. */
  readonly isSilent?: boolean;
  /** Called before each answer. */
  readonly onAsk?: (count: number) => void;
}

/** Client options for a list of items that a paged operation reads, without a network. */
export function pageServer(page: Page, server: PageServer): { options: ClientOptions; asked: AskedPage[] } {
  const asked: AskedPage[] = [];
  const fetch: NonNullable<ClientOptions["fetch"]> = async (_, init) => {
    const input = JSON.parse(String(init?.body)) as Record<string, unknown>;
    asked.push({ number: input[page.number], size: page.size && input[page.size] });
    server.onAsk?.(asked.length);
    init?.signal?.throwIfAborted();
    const number = server.isStuck ? page.first : Number(input[page.number] ?? page.first);
    const from = (number - page.first) * server.size;
    const envelope = { code: 200, msg: "成功" };
    put(envelope, page.items, server.items.slice(from, from + server.size));
    if (!server.isSilent) {
      put(envelope, page.total, server.items.length);
      put(envelope, page.pages, Math.ceil(server.items.length / server.size));
    }
    return Response.json(envelope);
  };
  return { options: { ...credentials, retries: 0, fetch }, asked };
}

function put(root: Record<string, unknown>, path: string | undefined, value: unknown): void {
  if (path === undefined) return;
  const names = path.split(".");
  const last = names.pop() as string;
  let at = root;
  for (const name of names) {
    at[name] ??= {};
    at = at[name] as Record<string, unknown>;
  }
  at[last] = value;
}
