import { describe, expect, it, vi } from "vitest";
import { ApiError, InputError, OutcomeUnknownError, ProtocolError } from "../../src/index.ts";
import { createOnceFor, type PaymentAnswer } from "../../src/once/index.ts";
import { failure } from "../support/client.ts";
import type { Shown } from "./model/types.ts";
import { START, shop, stopTheClock } from "./support.ts";

stopTheClock();

const lost = new OutcomeUnknownError("no answer");
const paid: PaymentAnswer = { failedIds: [], isPaid: true };

/** A shop with one order, and payments that are counted. */
function cashier() {
  const one = shop();
  one.place("O1");
  const pay = (isPaid = true): void => {
    one.orders.splice(0, 1, { ...(one.orders[0] as Shown), isPaid });
  };
  let sent = 0;
  const payment = (answer: () => PaymentAnswer | Promise<PaymentAnswer>) => ({
    orderIds: ["O1"],
    send: async () => {
      sent++;
      return answer();
    },
  });
  return { ...one, pay, payment, sent: () => sent };
}

describe("a payment of a key", () => {
  it("is sent once, and told again without asking the server", async () => {
    const { once, payment, records, written, sent } = cashier();
    expect(
      await once.pay(
        "P",
        payment(() => paid),
      ),
    ).toEqual({ state: "paid", orderIds: ["O1"] });
    expect(
      await once.pay(
        "P",
        payment(() => paid),
      ),
    ).toEqual({ state: "paid", orderIds: ["O1"] });
    expect(sent()).toBe(1);
    expect(written.map(({ key, state }) => `${key} ${state}`)).toEqual([
      "pay:P intended",
      "pay:P sending",
      "pay:P settled",
    ]);
    expect(records.get("pay:P")).toMatchObject({
      kind: "pay",
      outcome: { state: "paid", orderIds: ["O1"] },
      lease: { until: 0 },
    });
  });

  it("is for the same orders only", async () => {
    const { once, payment } = cashier();
    await once.pay(
      "P",
      payment(() => paid),
    );
    expect(await failure(once.pay("P", { ...payment(() => paid), orderIds: ["O2"] }))).toMatchObject({
      name: "InputError",
      message: "the key P was used with another input before",
    });
  });

  it("that was not sent may be repeated at once", async () => {
    const { once, payment, records } = cashier();
    const error = new InputError("no");
    expect(
      await failure(
        once.pay(
          "P",
          payment(() => Promise.reject(error)),
        ),
      ),
    ).toBe(error);
    expect(records.get("pay:P")).toMatchObject({
      state: "intended",
      attempts: [{ end: "unsent" }],
      lease: { until: 0 },
    });
    expect(
      await once.pay(
        "P",
        payment(() => paid),
      ),
    ).toMatchObject({ state: "paid" });
  });

  it("whose answer is lost is never sent again, and is paid once the order shows it", async () => {
    const { once, payment, pay, sent, clock, records } = cashier();
    const error = await failure(
      once.pay(
        "P",
        payment(() => Promise.reject(lost)),
      ),
    );
    expect(error).toMatchObject({
      name: "PendingError",
      key: "P",
      reason: "unsettled",
      message: "P: the order shows no payment, and one was sent",
      askAgainAt: new Date(START + 11_000),
      hint: "Do NOT pay again 切勿重付: repeat this call. If the payment still does not show, ask PandaPon; then pass a person's name as confirmedUnpaidBy to send it again.",
    });
    expect(error).not.toHaveProperty("payUrl");
    clock.now += 3_600_000;
    expect(
      await failure(
        once.pay(
          "P",
          payment(() => paid),
        ),
      ),
    ).toMatchObject({
      reason: "unsettled",
      askAgainAt: new Date(clock.now + 60_000),
    });
    expect([sent(), records.get("pay:P")?.state]).toEqual([1, "doubtful"]);
    pay();
    expect(
      await once.pay(
        "P",
        payment(() => paid),
      ),
    ).toEqual({ state: "paid", orderIds: ["O1"] });
    expect([sent(), records.get("pay:P")?.outcome]).toEqual([1, { state: "paid", orderIds: ["O1"] }]);
  });

  it("whose answer is lost is paid at once, if the order shows it", async () => {
    const { once, payment, pay } = cashier();
    const result = once.pay(
      "P",
      payment(() => {
        pay();
        throw lost;
      }),
    );
    expect(await result).toEqual({ state: "paid", orderIds: ["O1"] });
  });

  it("that the server refuses ends with the refusal, and is not sent again without a person", async () => {
    const { once, payment, sent, records } = cashier();
    const refusal = new ApiError("no money", { code: 5 });
    expect(
      await failure(
        once.pay(
          "P",
          payment(() => Promise.reject(refusal)),
        ),
      ),
    ).toBe(refusal);
    expect(records.get("pay:P")).toMatchObject({
      state: "doubtful",
      attempts: [{ end: "refused" }],
      lease: { until: 0 },
    });
    expect(
      await failure(
        once.pay(
          "P",
          payment(() => paid),
        ),
      ),
    ).toMatchObject({ reason: "unsettled" });
    expect(sent()).toBe(1);
  });

  it("that the server refuses for an order that is paid is paid", async () => {
    const { once, payment, pay } = cashier();
    const result = once.pay(
      "P",
      payment(() => {
        pay();
        throw new ApiError("paid already", {});
      }),
    );
    expect(await result).toMatchObject({ state: "paid" });
  });

  it("that fails for some orders names them", async () => {
    const { once, payment } = cashier();
    expect(
      await failure(
        once.pay(
          "P",
          payment(() => ({ failedIds: ["O1", "O2"], isPaid: true })),
        ),
      ),
    ).toMatchObject({
      name: "RefusedError",
      key: "P",
      message: "P: the server did not pay O1, O2",
      orderIds: ["O1", "O2"],
      hint: expect.stringContaining("a person has to confirm that it did not arrive"),
    });
  });

  it("that is answered without saying that it is paid stays open", async () => {
    const { once, payment, records } = cashier();
    const open = payment(() => ({ failedIds: [], isPaid: false }));
    expect(await failure(once.pay("P", open))).toMatchObject({ reason: "unsettled" });
    expect(records.get("pay:P")).toMatchObject({ state: "doubtful", attempts: [{ n: 1 }] });
    expect(records.get("pay:P")?.attempts[0]).not.toHaveProperty("payUrl");
  });

  it("that a person makes on a page names the page, each time, but shows it to no log", async () => {
    const { once, payment, pay, sent } = cashier();
    const payUrl = "https://pay.example/1";
    const onPage = payment(() => ({ failedIds: [], isPaid: false, payUrl }));
    for (let call = 0; call < 2; call++) {
      const error = await failure(once.pay("P", onPage));
      expect(error).toMatchObject({
        name: "PendingError",
        reason: "unsettled",
        payUrl,
        message: "P: the order shows no payment, and a person pays it at payUrl",
        hint: "Send a person to payUrl, then repeat this call: it resolves when the order shows the payment.",
      });
      expect(JSON.stringify(error)).not.toContain(payUrl);
      expect(JSON.parse(JSON.stringify(error))).toMatchObject({ key: "P", reason: "unsettled" });
    }
    expect(sent()).toBe(1);
    pay();
    expect(await once.pay("P", onPage)).toMatchObject({ state: "paid" });
  });
});

describe("a payment that a person says did not arrive", () => {
  it("is sent once more when the attempts before have timed out", async () => {
    const { once, payment, sent, clock, records } = cashier();
    await failure(
      once.pay(
        "P",
        payment(() => Promise.reject(lost)),
      ),
    );
    const confirmed = { confirmedUnpaidBy: "Somchai" };
    expect(
      await failure(
        once.pay(
          "P",
          payment(() => paid),
          confirmed,
        ),
      ),
    ).toMatchObject({
      reason: "unsettled",
      askAgainAt: new Date(START + 60_000),
    });
    expect(sent()).toBe(1);
    clock.now += 11_000;
    expect(
      await once.pay(
        "P",
        payment(() => paid),
        confirmed,
      ),
    ).toMatchObject({ state: "paid" });
    expect([sent(), records.get("pay:P")?.attempts]).toMatchObject([
      2,
      [{ n: 1 }, { n: 2, confirmedUnpaidBy: "Somchai" }],
    ]);
    expect(records.get("pay:P")?.attempts[0]).not.toHaveProperty("confirmedUnpaidBy");
  });

  it("on a page names that page, and keeps it with that attempt alone", async () => {
    const { once, payment, clock, records } = cashier();
    await failure(
      once.pay(
        "P",
        payment(() => Promise.reject(lost)),
      ),
    );
    clock.now += 11_000;
    const onPage = payment(() => ({ failedIds: [], isPaid: false, payUrl: "https://pay.example/2" }));
    expect(await failure(once.pay("P", onPage, { confirmedUnpaidBy: "Somchai" }))).toMatchObject({
      payUrl: "https://pay.example/2",
    });
    const { attempts, state } = records.get("pay:P") ?? {};
    expect([attempts?.map(({ n, payUrl }) => [n, payUrl]), state]).toEqual([
      [
        [1, undefined],
        [2, "https://pay.example/2"],
      ],
      "doubtful",
    ]);
  });

  it.each([
    ["the server's clock is known", async () => Date.now()],
    ["it is not", async () => undefined],
  ])("is not sent again by the call itself, however long it waits, whether %s", async (_, serverTime) => {
    vi.useFakeTimers({ now: START });
    try {
      const { settings, platform, payment, sent } = cashier();
      const once = createOnceFor({ ...platform, serverTime }, { ...settings, clock: () => Date.now() });
      const own = payment(() => Promise.reject(lost));
      const call = failure(once.pay("P", own, { confirmedUnpaidBy: "Somchai", waitMs: 600_000 }));
      await vi.advanceTimersByTimeAsync(600_000);
      expect(await call).toMatchObject({ reason: "unsettled" });
      expect(sent()).toBe(1);
      // A person's word of now covers it.
      const next = once.pay(
        "P",
        payment(() => paid),
        { confirmedUnpaidBy: "Somchai" },
      );
      await vi.advanceTimersByTimeAsync(1);
      expect([await next, sent()]).toEqual([{ state: "paid", orderIds: ["O1"] }, 2]);
    } finally {
      vi.useRealTimers();
    }
  });

  it("is not sent as long as one of the two clocks says that the attempt before may still arrive", async () => {
    const { settings, platform, payment, sent, clock } = cashier();
    const server = { now: START };
    const once = createOnceFor({ ...platform, serverTime: async () => server.now }, settings);
    await failure(
      once.pay(
        "P",
        payment(() => Promise.reject(lost)),
      ),
    );
    const confirmed = { confirmedUnpaidBy: "Somchai" };
    const again = payment(() => paid);
    for (const [local, remote] of [
      [START + 3_600_000, START + 2000],
      [START + 2000, START + 3_600_000],
    ] as const) {
      [clock.now, server.now] = [local, remote];
      expect(await failure(once.pay("P", again, confirmed))).toMatchObject({ reason: "unsettled" });
    }
    expect(sent()).toBe(1);
    [clock.now, server.now] = [START + 20_000, START + 20_000];
    expect(await once.pay("P", again, confirmed)).toMatchObject({ state: "paid" });
  });

  it.each(["", "  ", 5, null])("needs that person's name, not %j", async (confirmedUnpaidBy) => {
    const { once, payment, sent } = cashier();
    const error = await failure(
      once.pay(
        "P",
        payment(() => paid),
        { confirmedUnpaidBy } as never,
      ),
    );
    expect(error).toMatchObject({ name: "InputError", message: "confirmedUnpaidBy is not the name of a person" });
    expect(sent()).toBe(0);
  });
});

describe("the orders of a payment", () => {
  const looked = { pages: 1, from: undefined, until: undefined } as never;

  it("that are closed can no longer be paid", async () => {
    const { settings, platform, payment, sent, records } = cashier();
    let looks = 0;
    const once = createOnceFor(
      {
        ...platform,
        payments: async () => {
          looks++;
          return { state: "closed", orders: [], looked } as never;
        },
      },
      settings,
    );
    for (let call = 0; call < 2; call++) {
      expect(
        await failure(
          once.pay(
            "P",
            payment(() => Promise.reject(lost)),
          ),
        ),
      ).toMatchObject({
        name: "RefusedError",
        key: "P",
        orderIds: ["O1"],
        message: "P: the order is closed and can no longer be paid",
        hint: "It may have been paid before it was closed: look at the order in PandaPon's console.",
      });
    }
    expect([sent(), records.get("pay:P")?.outcome]).toEqual([1, { state: "closed", orderIds: ["O1"] }]);
    // The second call asks the journal alone.
    expect(looks).toBe(1);
  });

  it("that cannot be read leave it pending", async () => {
    const { settings, platform, payment } = cashier();
    const cause = new ProtocolError("no list");
    const once = createOnceFor({ ...platform, payments: () => Promise.reject(cause) }, settings);
    expect(
      await failure(
        once.pay(
          "P",
          payment(() => Promise.reject(lost)),
        ),
      ),
    ).toMatchObject({
      name: "PendingError",
      reason: "unreadable",
      message: "P: the orders could not be read",
      askAgainAt: new Date(START + 60_000),
      cause,
    });
  });
});
