import { AbortedError, createClient, type Operation, type Page, PagedCall, ProtocolError } from "@pandapon/core";
import { describe, expect, it } from "vitest";
import { type Create, groupsOf, methodOf } from "./marketplace.ts";
import { operationsOf, type PackageName } from "./operations-of.ts";
import { type PageServer, pageServer } from "./page-server.ts";
import { createRecorder } from "./recorder.ts";

type Item = { readonly title: string };
type Paged = PagedCall<unknown, Item>;

/** Paging of each paged operation: one page, all pages, and everything that can go wrong. */
export function describePaging(
  name: PackageName,
  create: Create,
  operations: Readonly<Record<string, Pick<Operation, "page">>>,
): void {
  const described = operationsOf(name);
  const paged = described.filter(({ isPaged }) => isPaged);

  it("only the paged operations of the description give a PagedCall", () => {
    const groups = groupsOf(create, createRecorder().client);
    const found = described.filter((it) => methodOf(groups, it)({}) instanceof PagedCall);
    expect(found).toEqual(paged);
  });

  describe.each(paged)("paging of $id", (operation) => {
    const page = operations[operation.id]?.page as Page;
    const items: Item[] = Array.from({ length: 5 }, (_, index) => ({ title: `item ${index}` }));

    function ask(server: Partial<PageServer> = {}, input: object = {}, options: object = {}) {
      const { options: clientOptions, asked } = pageServer(page, { items, size: 2, ...server });
      const groups = groupsOf(create, createClient(clientOptions));
      const call = methodOf(groups, operation)(input, options) as Paged;
      return { call, asked, numbers: () => asked.map(({ number }) => number) };
    }

    it("awaited, gives one page with its totals", async () => {
      const { call, asked } = ask({}, { [page.number]: 2, ...(page.size && { [page.size]: 2 }) });
      const { envelope } = await call.withResponse();
      expect(at(envelope, page.items)).toEqual(items.slice(2, 4));
      if (page.total) expect(at(envelope, page.total)).toBe(5);
      if (page.pages) expect(at(envelope, page.pages)).toBe(3);
      expect(await call).toEqual(at(envelope, "data"));
      expect(asked).toEqual([{ number: 2, size: page.size && 2 }]);
    });

    it("with for await, yields the items of all pages, each fetched once and when needed", async () => {
      const { call, asked, numbers } = ask({}, page.size ? { [page.size]: 2 } : {});
      const seen: string[] = [];
      for await (const { title } of call) {
        seen.push(title);
        expect(asked.length).toBe(Math.ceil(seen.length / 2));
      }
      expect(seen).toEqual(items.map(({ title }) => title));
      expect(numbers().slice(0, 3)).toEqual([undefined, page.first + 1, page.first + 2]);
      if (page.size) expect(asked.map(({ size }) => size)).toEqual(asked.map(() => 2));
      // Who tells no total is asked once more, to see an empty page.
      expect(asked.length).toBe(page.total || page.pages ? 3 : 4);
    });

    it("ends at an empty page when it is told no totals", async () => {
      const { call, numbers } = ask({ isSilent: true }, { [page.number]: page.first });
      expect(await call.collect({ limit: 100 })).toEqual(items);
      expect(numbers()).toEqual([1, 2, 3, 4]);
      expect(await ask({ items: [] }).call.collect({ limit: 100 })).toEqual([]);
    });

    it("refuses to go round for ever", async () => {
      for (const isSilent of [false, true]) {
        const { call, asked } = ask({ isStuck: true, isSilent });
        await expect(call.collect({ limit: 100 })).rejects.toThrow(ProtocolError);
        expect(asked).toHaveLength(2);
      }
    });

    it("collects up to a limit, and fetches no page more than it needs", async () => {
      const { call, asked } = ask();
      expect(await call.collect({ limit: 3 })).toEqual(items.slice(0, 3));
      expect(asked).toHaveLength(2);
    });

    it("fetches nothing more once its signal has fired, and says so", async () => {
      const stop = new AbortController();
      const { call, asked } = ask(
        { onAsk: (count) => count === 2 && stop.abort("enough") },
        {},
        { signal: stop.signal },
      );
      const seen: Item[] = [];
      const run = async (): Promise<void> => {
        for await (const item of call) seen.push(item);
      };
      const error = await run().catch((it: unknown) => it);
      expect(error).toBeInstanceOf(AbortedError);
      expect(error).toMatchObject({ operationId: operation.id, cause: "enough" });
      expect(seen).toEqual(items.slice(0, 2));
      expect(asked).toHaveLength(2);
    });
  });
}

const at = (root: unknown, path: string): unknown =>
  path.split(".").reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], root);
