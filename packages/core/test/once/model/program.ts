// The real protocol code as an automaton: what it asks for next depends on nothing but its task and the answers so far. Each point is
// found out once, by running the code with these answers, and remembered.
import { ApiError, OutcomeUnknownError, TransportError } from "../../../src/errors/errors.ts";
import type * as once from "../../../src/once/index.ts";
import { type Marks, readerOf, shownList } from "./shop.ts";
import type { Answer, Asks, Ended, Shown, Task } from "./types.ts";

/** The code under test: the real one, or a copy with a fault planted in it. */
export type Protocol = Pick<typeof once, "createOnceFor" | "platformOf">;

/** A point in the life of a call: it asks for something, or has ended. */
export interface Point {
  readonly id: number;
  readonly asks: Asks | undefined;
  readonly ended: Ended | undefined;
  readonly task: Task;
  /** The answers that led here. */
  readonly answers: readonly Answer[];
  readonly next: Map<string, Point>;
}

export interface ProgramOptions {
  readonly protocol: Protocol;
  readonly settleMs: number;
  readonly sendMs: number;
  readonly marks?: Marks | undefined;
  readonly newestFirst?: boolean | undefined;
}

/** Turns of the microtask queue after which a call that neither asks nor ends is stuck. */
const MAX_TURNS = 5000;
const UUID = /[0-9a-f]{8}-[0-9a-f-]{27}/g;

export function createProgram({ protocol, settleMs, sendMs, marks = "sure", newestFirst = false }: ProgramOptions) {
  const reader = readerOf(marks);
  const roots = new Map<string, Point>();
  let points = 0;

  /** The point that a task starts with. */
  async function start(task: Task, begin: Answer): Promise<Point> {
    const key = JSON.stringify([task, begin]);
    const known = roots.get(key);
    if (known) return known;
    const root = await pointAt(task, [begin]);
    roots.set(key, root);
    return root;
  }

  /** Where an answer leads. */
  function advance(point: Point, answer: Answer): Point | Promise<Point> {
    const key = `${answer.time} ${answer.skew} ${answer.error ?? ""} ${answer.value ?? ""}`;
    return point.next.get(key) ?? learn(point, key, answer);
  }

  async function learn(point: Point, key: string, answer: Answer): Promise<Point> {
    const next = await pointAt(point.task, [...point.answers, answer]);
    point.next.set(key, next);
    return next;
  }

  async function pointAt(task: Task, answers: readonly Answer[]): Promise<Point> {
    const reached = await replay(task, answers);
    return {
      id: ++points,
      asks: "verb" in reached ? reached : undefined,
      ended: "verb" in reached ? undefined : reached,
      task,
      answers,
      next: new Map(),
    };
  }

  /** Runs the code with these answers, up to what it asks for then. The first answer tells the time of the start. */
  async function replay(task: Task, answers: readonly Answer[]): Promise<Asks | Ended> {
    let now = answers[0] as Answer;
    let given = 0;
    let own: string | undefined;
    let reached: Asks | Ended | undefined;
    // The protocol measures durations by it.
    Object.defineProperty(performance, "now", { value: () => now.time, configurable: true });

    function ask(asks: Asks): Promise<string> {
      const answer = answers[++given];
      if (!answer) {
        reached = asks;
        return new Promise(() => {});
      }
      return Promise.resolve().then(() => {
        now = answer;
        if (answer.error === "lost") throw new OutcomeUnknownError("lost");
        if (answer.error === "unsent" || answer.error === "unreadable") throw new TransportError(answer.error);
        if (answer.error === "refused") throw new ApiError("no", { code: 1 });
        if (answer.error) throw new Error(answer.error);
        return answer.value ?? "";
      });
    }
    /** Texts from the journal speak of this process as `me`. */
    const parse = <T>(text: string): T => JSON.parse(text.replaceAll('"shared:me"', `"${own}"`)) as T;
    const shown = async (): Promise<readonly Shown[]> => parse(await ask({ verb: "list" }));
    const at = (orders: readonly Shown[]) =>
      protocol.platformOf({ reader, list: () => shownList(newestFirst ? orders.toReversed() : orders, now.time) });

    const platform: once.OncePlatform<Shown> = {
      serverTime: async () => now.time,
      find: async (question, search) => at(await shown()).find(question, search),
      lookalikes: async (lines, search) => at(await shown()).lookalikes(lines, search),
      payments: async (ids, since, search) => at(await shown()).payments(ids, since, search),
      linesOf: ({ lines }) => lines,
      markOf: (order) => reader.facts(order).mark,
      marksAreSure: reader.marksAreSure,
    };
    const journal: once.OnceJournal = {
      read: async (key) => {
        const text = await ask({ verb: "read", key });
        return text === "" ? undefined : parse(text);
      },
      put: async (record, expected) => {
        const text = JSON.stringify(record).replaceAll(UUID, (id) => {
          own = `shared:${id}`;
          return "me";
        });
        return (await ask({ verb: "put", key: record.key, text, expected })) === "true";
      },
      async *open() {
        yield* parse<once.OnceRecord[]>(await ask({ verb: "open" }));
      },
    };
    const clock = (): number => now.time + now.skew;
    const { key, lines } = task;
    const calls = protocol.createOnceFor(platform, { journal, settleMs, sendMs, clock });
    const send = async (asked: readonly object[], deadlineMs = sendMs): Promise<readonly Shown[]> =>
      parse(await ask({ verb: "send", lines: asked as Shown["lines"], deadline: now.time + deadlineMs }));
    const call = (): Promise<readonly string[]> => {
      if (task.kind === "pay") {
        const payment: once.Payment = {
          orderIds: task.orderIds ?? [],
          send: async ({ deadlineMs }) => {
            const answer = await ask({ verb: "send", lines: [], deadline: now.time + (deadlineMs ?? sendMs) });
            return { failedIds: answer === "failed" ? (task.orderIds ?? []) : [], isPaid: answer === "paid" };
          },
        };
        return calls
          .pay(key, payment, { confirmedUnpaidBy: task.confirmedUnpaidBy })
          .then(({ orderIds, state }) => [state, ...orderIds]);
      }
      const created = (orders: readonly Shown[]) => ({ orderIds: orders.map(({ id }) => id), orders });
      if (task.kind === "batch") {
        const batch: once.BatchCreation<Shown> = {
          input: { key },
          parts: lines,
          send: async (parts, { deadlineMs }) => created(await send(parts, deadlineMs)),
        };
        return calls
          .createBatch(key, batch)
          .then(({ parts }) => parts.map(({ sku, quantity, orderId }) => `${sku} ${quantity} ${orderId}`));
      }
      const creation: once.Creation<Shown> = {
        input: { key },
        mark: task.hasMark ? key : undefined,
        lines: async () => lines,
        send: async ({ deadlineMs }) => created(await send(lines, deadlineMs)),
      };
      return calls.create(key, creation).then(({ orderIds }) => orderIds);
    };
    const begin = (): void => {
      call().then(
        (value) => end({ state: "returned", value }),
        (error: Error & { askAgainAt?: Date; reason?: string; orderIds?: readonly string[] }) => {
          const { name, askAgainAt, reason, orderIds, stack } = error;
          end({ state: "failed", name, reason, orderIds, stack, askAgainAt: (askAgainAt?.getTime() ?? 0) - now.skew });
        },
      );
    };
    /** The answer to an end is the next call of the same process. */
    const end = (ended: Ended): void => {
      const answer = answers[++given];
      if (!answer) {
        reached = ended;
        return;
      }
      now = answer;
      begin();
    };
    const stacks = Error.stackTraceLimit;
    // Each call ends in an error or two, and their stacks cost more than the rest.
    Error.stackTraceLimit = 0;
    begin();
    for (let turn = 0; turn < MAX_TURNS && !reached; turn++) await undefined;
    Error.stackTraceLimit = stacks;
    Reflect.deleteProperty(performance, "now");
    return reached ?? { state: "failed", name: "it neither asks nor ends", askAgainAt: 0 };
  }

  return { start, advance, points: () => points };
}

export type Program = ReturnType<typeof createProgram>;
