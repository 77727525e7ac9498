import { describe, expect, it } from "vitest";
import { Call } from "../../src/client/call.ts";
import { ApiError, ProtocolError, TransportError } from "../../src/index.ts";
import { findCreated } from "../../src/reconcile/index.ts";
import { failure } from "../support/client.ts";
import { NOW, others, reader, SINCE, shop } from "./support.ts";

const lines = [{ sku: "red-m", quantity: 2 }];

/** A search through a list of so many orders, a page of which fails. */
function ask(count: number, page: number, error: Error, settings: Parameters<typeof shop>[1] = {}) {
  const { list, asked } = shop(others(count), settings);
  const failing: typeof list = (number, size) =>
    number === page ? (new Call((_, reject) => reject(error)) as never) : list(number, size);
  return { result: findCreated(failing, reader(), { since: SINCE, lines }, { clock: () => NOW }), asked };
}

describe("a page that fails", () => {
  it("in the middle of the list is a gap in it", async () => {
    const { result } = ask(45, 2, new ProtocolError("no envelope"));
    expect(await result).toMatchObject({ state: "ambiguous", reason: "list-incomplete", looked: { orders: 20 } });
  });

  it.each([new TransportError("broken"), new ApiError("no", {})])(
    "for another reason (%s) fails the search",
    async (error) => {
      expect(await failure(ask(45, 2, error).result)).toBe(error);
    },
  );

  it("first of all is not the list at all", async () => {
    const error = new ProtocolError("no envelope");
    expect(await failure(ask(45, 1, error).result)).toBe(error);
  });

  it("after the last full one is its end, if the server refuses it", async () => {
    expect(await ask(40, 3, new ApiError("no such page", {})).result).toMatchObject({ state: "not-found" });
    expect(await ask(40, 3, new ProtocolError("no data", { code: 200 })).result).toMatchObject({ state: "not-found" });
    const error = new TransportError("broken");
    expect(await failure(ask(40, 3, error).result)).toBe(error);
  });
});

it("a page after the end that is not an answer of the API proves no end", async () => {
  const { result } = ask(40, 3, new ProtocolError("no envelope"));
  expect(await result).toMatchObject({ state: "ambiguous", reason: "list-incomplete" });
});

describe("a total", () => {
  const told = async (total: unknown, count = 5) => {
    const { list } = shop([], { answer: () => ({ orders: others(count), total }) });
    return findCreated(list, reader(), { since: SINCE, lines }, { clock: () => NOW });
  };

  it("may be a number or a number as text", async () => {
    for (const total of [5, "5", " 5 "]) expect([total, (await told(total)).state]).toEqual([total, "not-found"]);
  });

  it("that is larger than the list makes it incomplete", async () => {
    expect(await told(6)).toMatchObject({ state: "ambiguous", reason: "list-incomplete" });
  });
});
