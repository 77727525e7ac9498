import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hasDispatcher, REPEATED, SingleDispatch } from "../../src/transport/single-dispatch.ts";

type Given = unknown[];

/** A dispatcher that does with a handler what a test says, and notes what it was given. */
function dispatcher(act: (handler: Handler) => void = () => {}, more: object = {}) {
  const given: { options: object; handler: Handler }[] = [];
  const own = {
    dispatch(options: object, handler: Handler) {
      given.push({ options, handler });
      act(handler);
      return true;
    },
    ...more,
  };
  return { own, given };
}

type Handler = Record<"onConnect" | "onRequestStart" | "onError" | "onResponseError", (...given: Given) => unknown>;

/** A handler of the first or the second generation, and what it was told. */
function handlerOf(generation: 1 | 2) {
  const told: Given[] = [];
  const hear =
    (name: string) =>
    (...given: Given): string => {
      told.push([name, ...given]);
      return name;
    };
  const names = generation === 1 ? ["onConnect", "onError"] : ["onRequestStart", "onResponseError"];
  return { handler: Object.fromEntries(names.map((name) => [name, hear(name)])) as Handler, told };
}

/** Begins a request, as a connection that stands does. */
const begin = (handler: Handler, abort: (reason: unknown) => void = () => {}): unknown =>
  handler.onConnect ? handler.onConnect(abort, "context") : handler.onRequestStart({ abort }, "context");
const fail = (handler: Handler, error: unknown = "no"): unknown =>
  handler.onError ? handler.onError(error) : handler.onResponseError({}, error);
/** Looks at a handler as undici does when it is handed a request. */
const ask = ({ onConnect, onRequestStart }: Handler): void => void [onConnect, onRequestStart];

describe.each([1, 2] as const)("a dispatch to a handler of generation %d", (generation) => {
  it("passes the request on, and the dispatcher's events to the handler", () => {
    const { own, given } = dispatcher();
    const { handler, told } = handlerOf(generation);
    const abort = () => {};
    const options = { headers: { other: "o" } };
    const dispatch = new SingleDispatch(own);
    expect(dispatch.dispatch(options, handler)).toBe(true);
    expect(given).toEqual([{ options, handler }]);
    expect(begin(handler, abort)).toBe(generation === 1 ? "onConnect" : "onRequestStart");
    expect(fail(handler)).toBe(generation === 1 ? "onError" : "onResponseError");
    expect(told).toEqual(
      generation === 1
        ? [
            ["onConnect", abort, "context"],
            ["onError", "no"],
          ]
        : [
            ["onRequestStart", { abort }, "context"],
            ["onResponseError", {}, "no"],
          ],
    );
    expect(Object.keys(handler)).toHaveLength(2);
  });

  it("is unsent until its connection stands, once the dispatcher has asked for the method that is told so", () => {
    const dispatch = new SingleDispatch(dispatcher().own);
    expect([dispatch.isUsed, dispatch.hasBegun, dispatch.isUnsent]).toEqual([false, false, false]);
    const { handler } = handlerOf(generation);
    dispatch.dispatch({}, handler);
    expect([dispatch.isUsed, dispatch.hasBegun, dispatch.isUnsent]).toEqual([true, false, false]);
    ask(handler);
    expect(dispatch.isUnsent).toBe(true);
    begin(handler);
    expect([dispatch.hasBegun, dispatch.isUnsent]).toEqual([true, false]);
  });

  it("is unsent if its dispatcher was heard before: silence means then that nothing was begun", () => {
    const known = new WeakSet<object>();
    const { own } = dispatcher();
    const { handler } = handlerOf(generation);
    new SingleDispatch(own, known).dispatch({}, handler);
    begin(handler);
    const second = new SingleDispatch(own, known);
    expect(second.isUnsent).toBe(false);
    second.dispatch({}, handlerOf(generation).handler);
    expect(second.isUnsent).toBe(true);
    const other = new SingleDispatch(dispatcher().own, known);
    other.dispatch({}, handlerOf(generation).handler);
    expect(other.isUnsent).toBe(false);
  });

  it("is not proven unsent by a failure: a dispatcher that a user wrote may send without reporting it", () => {
    const dispatch = new SingleDispatch(dispatcher().own);
    const { handler } = handlerOf(generation);
    dispatch.dispatch({}, handler);
    fail(handler, Object.assign(new Error("read"), { code: "ECONNRESET" }));
    expect(dispatch.isUnsent).toBe(false);
  });

  it.each(["UND_ERR_ABORTED", "UND_ERR_PRX_CONN", "UND_ERR_PRX_TLS"])(
    "is unsent if a proxy refused the tunnel: %s",
    (code) => {
      const dispatch = new SingleDispatch(dispatcher().own);
      const { handler } = handlerOf(generation);
      dispatch.dispatch({}, handler);
      fail(handler, new Error("tunnel", { cause: { message: "", code } }));
      expect(dispatch.isUnsent).toBe(true);
    },
  );

  it("is unsent if it fails before it returns", () => {
    const dispatch = new SingleDispatch(dispatcher(fail).own);
    dispatch.dispatch({}, handlerOf(generation).handler);
    expect(dispatch.isUnsent).toBe(true);
  });

  it("leaves methods that can be copied, inherited and replaced", () => {
    const name = generation === 1 ? "onConnect" : "onRequestStart";
    const { handler, told } = handlerOf(generation);
    const dispatch = new SingleDispatch(dispatcher().own);
    dispatch.dispatch({}, handler);
    const heir: Handler = Object.create(handler);
    const inherited = heir[name];
    heir[name] = (...given) => inherited(...given);
    const replaced = handler[name];
    handler[name] = (...given) => replaced(...given);
    begin(heir);
    expect([dispatch.hasBegun, told.length, Object.keys(heir)]).toEqual([true, 1, [name]]);
    const reasons: unknown[] = [];
    begin({ ...handler }, (reason) => reasons.push(reason));
    expect(reasons).toEqual([new Error(REPEATED)]);
  });

  it("lets one request out, and ends a second", () => {
    const { own, given } = dispatcher();
    const { handler, told } = handlerOf(generation);
    const dispatch = new SingleDispatch(own);
    dispatch.dispatch({}, handler);
    begin(handler);
    const reasons: unknown[] = [];
    expect(begin(handler, (reason) => reasons.push(reason))).toBe(false);
    expect(reasons).toEqual([new Error(REPEATED)]);
    expect(told).toHaveLength(1);
    expect(() => dispatch.dispatch({}, handlerOf(generation).handler)).toThrow(REPEATED);
    expect(given).toHaveLength(1);
  });

  it("ends the request when it is stopped", () => {
    const dispatch = new SingleDispatch(dispatcher().own);
    const { handler } = handlerOf(generation);
    const reasons: unknown[] = [];
    dispatch.dispatch({}, handler);
    begin(handler, (reason) => reasons.push(reason));
    dispatch.stop();
    expect(reasons).toEqual([expect.objectContaining({ name: "AbortError", message: "the attempt was stopped" })]);
    expect(reasons[0]).toBeInstanceOf(DOMException);
  });

  it("keeps a request from being written that was stopped before", () => {
    const { own, given } = dispatcher();
    const dispatch = new SingleDispatch(own);
    const { handler, told } = handlerOf(generation);
    dispatch.dispatch({}, handler);
    dispatch.stop();
    const reasons: unknown[] = [];
    expect(begin(handler, (reason) => reasons.push(reason))).toBe(false);
    expect(reasons).toMatchObject([{ name: "AbortError" }]);
    expect([dispatch.hasBegun, told]).toEqual([false, []]);
    expect(() => dispatch.dispatch({}, handlerOf(generation).handler)).toThrow("the attempt was stopped");
    expect(given).toHaveLength(1);
  });

  it("does not build a request a second time once the first was begun", () => {
    const dispatch = new SingleDispatch(dispatcher().own);
    const { handler } = handlerOf(generation);
    const headers = { signature: "S", other: "o" };
    dispatch.dispatch({ headers }, handler);
    expect([headers.signature, headers.other]).toEqual(["S", "o"]);
    fail(handler);
    begin(handler);
    const [read] = [headers.signature];
    expect(() => String(read)).toThrow(REPEATED);
    expect(headers.other).toBe("o");
    expect(Object.keys(headers)).toEqual(["signature", "other"]);
  });
});

describe("headers that are read again", () => {
  it("stay while a dispatcher that was heard has begun nothing", () => {
    const dispatch = new SingleDispatch(dispatcher(ask).own);
    const headers = { signature: "S" };
    dispatch.dispatch({ headers }, handlerOf(1).handler);
    expect([headers.signature, headers.signature, dispatch.hasBegun]).toEqual(["S", "S", false]);
  });

  it("count as sent with a dispatcher that was never heard", () => {
    const dispatch = new SingleDispatch(dispatcher().own);
    const headers = { signature: "S" };
    dispatch.dispatch({ headers }, handlerOf(1).handler);
    expect([headers.signature, dispatch.hasBegun]).toEqual(["S", false]);
    expect(() => String(headers.signature)).toThrow(REPEATED);
    expect(dispatch.hasBegun).toBe(true);
  });

  it.each([[undefined], [null], ["signature: S"], [["signature", "S"]], [{ signature: ["S"] }], [{ other: "o" }]])(
    "are left as they are in another form: %j",
    (headers) => {
      const before = JSON.stringify(headers);
      new SingleDispatch(dispatcher().own).dispatch({ headers }, handlerOf(1).handler);
      expect(JSON.stringify(headers)).toBe(before);
    },
  );
});

describe("a mock agent", () => {
  it("is recognized by its own properties; then nothing is proven", () => {
    for (const [isMockActive, expected] of [
      [true, true],
      [false, false],
      ["yes", false],
      [undefined, false],
    ]) {
      const dispatch = new SingleDispatch(dispatcher(fail, { isMockActive }).own);
      dispatch.dispatch({}, handlerOf(1).handler);
      expect([dispatch.isMockActive, dispatch.isUnsent]).toEqual([expected, !expected]);
    }
  });
});

describe("the runtime's own dispatcher", () => {
  const generations = [1, 2].map((one) => Symbol.for(`undici.globalDispatcher.${one}`));
  let before: unknown[] = [];
  // Node's own cannot be taken away, only replaced.
  const put = (one: number, value: unknown): void => {
    expect(Reflect.set(globalThis, generations[one - 1] as symbol, value)).toBe(true);
  };
  beforeEach(() => {
    void globalThis.Request;
    before = generations.map((symbol) => Reflect.get(globalThis, symbol));
    for (const one of [1, 2]) put(one, undefined);
  });
  afterEach(() => {
    before.forEach((value, index) => {
      put(index + 1, value);
    });
  });

  it("is found in either generation, and a handler goes to its own first", () => {
    expect(hasDispatcher(undefined)).toBe(false);
    for (const only of [1, 2]) {
      const { own, given } = dispatcher();
      put(only, own);
      expect(hasDispatcher(undefined)).toBe(true);
      for (const generation of [1, 2] as const)
        new SingleDispatch(undefined).dispatch({}, handlerOf(generation).handler);
      expect(given).toHaveLength(2);
      put(only, undefined);
    }
    const [one, two] = [dispatcher(), dispatcher()];
    put(1, one.own);
    put(2, two.own);
    new SingleDispatch(undefined).dispatch({}, handlerOf(1).handler);
    expect([one.given.length, two.given.length]).toEqual([1, 0]);
    new SingleDispatch(undefined).dispatch({}, handlerOf(2).handler);
    expect([one.given.length, two.given.length]).toEqual([1, 1]);
  });

  it("is always heard, so that silence proves that nothing was sent, and a retry before a connection is let through", () => {
    put(1, dispatcher().own);
    const dispatch = new SingleDispatch(undefined);
    const headers = { signature: "S" };
    dispatch.dispatch({ headers }, handlerOf(1).handler);
    expect([headers.signature, headers.signature]).toEqual(["S", "S"]);
    expect(dispatch.isUnsent).toBe(true);
  });

  it("may be a mock agent, of either generation", () => {
    for (const generation of [1, 2]) {
      put(1, dispatcher().own);
      put(2, dispatcher().own);
      expect(new SingleDispatch(undefined).isMockActive).toBe(false);
      put(generation, dispatcher(() => {}, { isMockActive: true }).own);
      expect(new SingleDispatch(undefined).isMockActive).toBe(true);
      expect(new SingleDispatch(dispatcher().own).isMockActive).toBe(false);
    }
  });

  it("is missed when there is none", () => {
    put(1, undefined);
    put(2, {});
    expect(() => new SingleDispatch(undefined).dispatch({}, handlerOf(1).handler)).toThrow("no dispatcher was found");
  });
});

it("a dispatcher is an object that dispatches", () => {
  expect(hasDispatcher(dispatcher().own)).toBe(true);
  expect(hasDispatcher(null)).toBe(hasDispatcher(undefined));
  for (const other of [{}, { dispatch: true }, "text", 5, () => {}]) expect(hasDispatcher(other)).toBe(false);
});
