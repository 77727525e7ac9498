import { describe, expect, it } from "vitest";
import { createServerClock, type SeenTime, type ServerClock } from "../../src/state/server-clock.ts";

// A date of HTTP has whole seconds only.
const START = 1_700_000_000_000;
const at = (seconds: number): number => START + seconds * 1000;

/** A local clock that tests can set, and answers that show a server's clock in seconds from its start. */
function setUp() {
  let here = START;
  const clock: ServerClock = createServerClock(() => here);
  const seen = (seconds: number, more: Partial<SeenTime> & { readonly age?: string } = {}): SeenTime => {
    const { age, ...rest } = more;
    const headers = new Headers({ date: new Date(at(seconds)).toUTCString(), ...(age && { age }) });
    return { headers, sentAt: here, signedAt: clock.now(), isTimestampAccepted: false, ...rest };
  };
  return {
    clock,
    set: (seconds: number) => {
      here = at(seconds);
    },
    refuse: (seconds: number, more: Parameters<typeof seen>[1] = {}) => clock.learn(seen(seconds, more)),
    accept: (seconds = 0, more: Partial<SeenTime> = {}) =>
      clock.learn(seen(seconds, { isTimestampAccepted: true, ...more })),
  };
}

describe("a clock that was never right", () => {
  it("goes by the first refusal that shows the timestamp outside the window", () => {
    const { clock, refuse } = setUp();
    expect([clock.now(), clock.local()]).toEqual([START, START]);
    refuse(3600);
    expect([clock.now(), clock.local()]).toEqual([at(3600), START]);
    refuse(-900);
    expect(clock.now()).toBe(at(-900));
  });

  it("learns nothing from a refusal whose `Date` fits the timestamp: it refused something else", () => {
    for (const seconds of [0, 29, 31, 400, 600, -600]) {
      const { clock, refuse } = setUp();
      refuse(seconds);
      expect(clock.now()).toBe(START);
    }
  });

  it("is the local clock again once the machine's is set right", () => {
    const { clock, set, refuse } = setUp();
    refuse(3600);
    set(3600);
    expect(clock.now()).toBe(at(7200));
    refuse(3600);
    expect(clock.now()).toBe(at(3600));
    set(3601);
    refuse(3601 + 29, { signedAt: at(0) });
    expect(clock.now()).toBe(at(3601));
  });
});

describe("a clock that was right", () => {
  it("is not moved by a success, regardless of its `Date`", () => {
    const { clock, accept, refuse } = setUp();
    for (const seconds of [86_400, 86_400, -86_400]) accept(seconds);
    expect(clock.now()).toBe(START);
    refuse(86_400);
    expect(clock.now()).toBe(START);
  });

  it("is moved by two refusals in succession that agree", () => {
    const { clock, accept, refuse, set } = setUp();
    accept();
    refuse(3600);
    expect([clock.now(), clock.suspected()]).toEqual([START, at(3600)]);
    set(10);
    refuse(3610);
    expect(clock.now()).toBe(at(3610));
  });

  it("is not moved by two that differ, nor by two with a success or a fitting refusal between them", () => {
    const { clock, accept, refuse } = setUp();
    accept();
    refuse(3600);
    refuse(7200);
    expect(clock.now()).toBe(START);
    accept();
    refuse(7200);
    accept();
    refuse(7200);
    refuse(5);
    refuse(7200);
    expect(clock.now()).toBe(START);
  });

  it("is moved by a success that was signed by the suspected time", () => {
    const { clock, accept, refuse } = setUp();
    accept();
    refuse(3600);
    accept(3600, { signedAt: clock.suspected() });
    expect([clock.now(), clock.suspected()]).toEqual([at(3600), at(3600)]);
  });

  it("stays right with one bad node of two", () => {
    const { clock, accept, refuse } = setUp();
    for (let call = 0; call < 50; call++) {
      accept(0);
      if (call % 3 === 0) refuse(-86_400);
      else accept(-86_400);
      expect(clock.now()).toBe(START);
    }
  });
});

it("learns nothing from a copy or an unreadable date, and does not count how long an answer took", () => {
  const { clock, refuse, set } = setUp();
  refuse(3600, { age: "3600" });
  refuse(3600, { headers: new Headers() });
  refuse(3600, { headers: new Headers({ date: "soon" }) });
  expect(clock.now()).toBe(START);
  set(1000);
  refuse(1000, { sentAt: START, signedAt: START });
  expect(clock.now()).toBe(at(1000));
});

it("counts whole milliseconds, as the API does, and passes on that the local clock is not a number", () => {
  expect(createServerClock(() => 1_700_000_000_000.75).now()).toBe(1_700_000_000_000);
  expect(createServerClock(() => Number.NaN).now()).toBeNaN();
});
