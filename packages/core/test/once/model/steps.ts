// What may happen next in a state of the world, and what comes of it.

import type { Point, Program } from "./program.ts";
import { checkEnd, checkWorld } from "./promises.ts";
import { carryOut, carryOutDue, fatesOf, nextEvent, shownTo } from "./server.ts";
import type { Marks } from "./shop.ts";
import type { Answer, Budget, Ended, Fate, Process, Task, World } from "./types.ts";

export interface ModelOptions {
  readonly tasks: readonly Task[];
  readonly calls: number;
  readonly fates: readonly Fate[];
  readonly left?: Partial<Budget>;
  /** A process goes on after a call; otherwise each call is a new process. */
  readonly keepsMemory?: boolean;
  /** The list lags by so much; more than `settleMs` breaks what the protocol assumes. */
  readonly lagMs: number;
  /** @default "sure" */
  readonly marks?: Marks;
  /** The list begins with the newest order. */
  readonly newestFirst?: boolean;
  /** A call goes on to its end before another one does anything. */
  readonly inTurn?: boolean;
}

export type Choice =
  | { readonly do: "call" | "confirm" | "answer" | "lose" | "fail" | "fail late" | "crash"; readonly process: number }
  | { readonly do: "send"; readonly process: number; readonly fate: Fate }
  | { readonly do: "jump"; readonly process: number; readonly ms: number }
  | { readonly do: "hand" | "wait" };

export const HOUR_MS = 3_600_000;

export function firstWorld({ tasks, calls, left }: ModelOptions, orders: World["orders"] = []): World {
  return {
    time: Date.UTC(2026, 0, 5, 3),
    records: new Map(),
    orders,
    due: [],
    processes: tasks.map((task) => ({
      task,
      point: undefined,
      isIdle: true,
      calls,
      askAgainAt: 0,
      skew: 0,
      flight: undefined,
      isPaused: false,
      lookedAt: 0,
      hasChanged: false,
    })),
    left: { crashes: 0, failures: 0, jumps: 0, hands: 0, pauses: 3, ...left },
    from: undefined,
    by: "",
    problem: undefined,
  };
}

export function choicesOf(world: World, options: ModelOptions): Choice[] {
  const { left, time, processes } = world;
  const choices: Choice[] = [];
  const busy = options.inTurn ? processes.findIndex(({ isIdle }) => !isIdle) : -1;
  for (const [process, state] of processes.entries()) {
    if (busy >= 0 && process !== busy) continue;
    const { point, isIdle, calls, askAgainAt, flight, hasChanged } = state;
    if (isIdle) {
      if (calls > 0 && askAgainAt <= time) choices.push({ do: "call", process });
      if (calls > 0 && isUnpaid(world, state.task)) choices.push({ do: "confirm", process });
      if (calls > 0) choices.push(...jumps(world, process));
      continue;
    }
    const asks = point?.asks;
    if (flight !== undefined) choices.push({ do: "answer", process }, { do: "lose", process });
    else if (asks?.verb !== "send") choices.push({ do: "answer", process });
    else for (const fate of fatesOf(world, state, options)) choices.push({ do: "send", process, fate });
    if (left.failures > 0 && asks?.verb !== "send") choices.push({ do: "fail", process });
    if (left.failures > 0 && asks?.verb === "put") choices.push({ do: "fail late", process });
    // A death after a mere read is the same as one before it.
    if (left.crashes > 0 && hasChanged) choices.push({ do: "crash", process });
    choices.push(...jumps(world, process));
  }
  if (busy >= 0) return choices;
  if (left.hands > 0) choices.push({ do: "hand" });
  if (nextEvent(world) !== undefined && newPauses(world) <= left.pauses) choices.push({ do: "wait" });
  return choices;
}

const jumps = ({ left }: World, process: number): Choice[] =>
  left.jumps > 0 ? [HOUR_MS, -HOUR_MS].map((ms) => ({ do: "jump", process, ms })) : [];

/** What a person finds out who asks: the payment did not arrive, and none is on its way. */
const isUnpaid = ({ orders, due, processes }: World, { kind, orderIds }: Task): boolean =>
  kind === "pay" &&
  due.length === 0 &&
  processes.every(({ point }) => point?.asks?.verb !== "send") &&
  orders.every(({ id, isPaid }) => !orderIds?.includes(id) || !isPaid);

const newPauses = ({ processes }: World): number =>
  processes.filter(({ isIdle, isPaused }) => !isIdle && !isPaused).length;

/** The world after a choice. */
export async function take(world: World, choice: Choice, program: Program, options: ModelOptions): Promise<World> {
  const by = "process" in choice ? `P${choice.process} ${wordsOf(choice, world)}` : choice.do;
  const next = await changed({ ...world, from: world, by }, choice, program, options);
  return next.problem === undefined ? checkWorld(next) : next;
}

async function changed(world: World, choice: Choice, program: Program, options: ModelOptions): Promise<World> {
  if (choice.do === "wait") {
    const left = { ...world.left, pauses: world.left.pauses - newPauses(world) };
    const processes = world.processes.map((one) => (one.isIdle || one.isPaused ? one : { ...one, isPaused: true }));
    return carryOutDue({ ...world, left, processes, time: nextEvent(world) ?? world.time }, options);
  }
  if (!("process" in choice)) {
    const task = world.processes[0]?.task as Task;
    const byHand = carryOut(world, { ...task, key: "", hasMark: false }, task.lines, 0).world;
    const orders = byHand.orders.map((order) => (order.key === "" ? { ...order, key: undefined } : order));
    return { ...byHand, orders, left: { ...world.left, hands: world.left.hands - 1 } };
  }
  const index = choice.process;
  const state = world.processes[index] as Process;
  const { point, skew, task } = state;
  const now = { time: world.time, skew };
  if (choice.do === "jump") {
    const left = { ...world.left, jumps: world.left.jumps - 1 };
    return withProcess({ ...world, left }, index, { ...state, skew: skew + choice.ms });
  }
  if (choice.do === "crash") {
    const gone = {
      ...state,
      point: undefined,
      isIdle: true,
      isPaused: false,
      askAgainAt: 0,
      flight: undefined,
      hasChanged: false,
    };
    const left = { ...world.left, crashes: world.left.crashes - 1 };
    return withProcess({ ...forget(world, index), left }, index, gone);
  }
  if (choice.do === "call" || choice.do === "confirm") {
    const what = choice.do === "call" ? task : { ...task, confirmedUnpaidBy: "Li" };
    const asks = await (point ? program.advance(point, now) : program.start(what, now));
    // Nothing was done before this first read: it may as well be a part of the start.
    const value = asks.asks?.verb === "read" ? (world.records.get(asks.asks.key) ?? "") : "";
    const begun = await program.advance(asks, { ...now, value: seenBy(value, index, world) });
    return arrive(
      world,
      index,
      { ...state, isIdle: false, calls: state.calls - 1, lookedAt: 0, hasChanged: false },
      begun,
      options,
    );
  }
  if (!point?.asks) throw new Error("this process waits for nothing");
  const { asks } = point;
  const go = async (after: World, answer: Omit<Answer, "time" | "skew">, hasChanged: boolean): Promise<World> => {
    const value = answer.value === undefined ? {} : { value: seenBy(answer.value, index, world) };
    const reached = await program.advance(point, { ...now, ...answer, ...value });
    const lookedAt = asks.verb === "list" && answer.value !== undefined ? world.time : state.lookedAt;
    return arrive(
      after,
      index,
      { ...state, flight: undefined, isPaused: false, lookedAt, hasChanged },
      reached,
      options,
    );
  };
  if (choice.do === "send") {
    const lines = asks.verb === "send" ? asks.lines : [];
    const { fate } = choice;
    if (fate === "dropped") return go(world, { error: "lost" }, true);
    if (fate === "unsent") return go(world, { error: "unsent" }, true);
    if (fate === "refused") return go(world, { error: "refused" }, true);
    if (fate === "refused but made")
      return go(carryOut(world, task, lines, options.lagMs).world, { error: "refused" }, true);
    if (fate === "made late") {
      // An order shows in time; a payment may arrive at any time.
      const ms = task.kind === "pay" ? 24 * HOUR_MS : Math.floor(options.lagMs / 2);
      const due = [...world.due, { at: world.time + ms, task, lines }];
      return go({ ...world, due }, { error: "lost" }, true);
    }
    const part = fate === "half made" ? lines.slice(0, 1) : lines;
    const made = carryOut(world, task, part, fate === "made, shown late" ? options.lagMs : 0);
    return withProcess(made.world, index, { ...state, flight: made.answer, isPaused: false, hasChanged: true });
  }
  if (choice.do === "lose") return go(world, { error: "lost" }, false);
  if (choice.do === "fail" && asks.verb !== "put") {
    const left = { ...world.left, failures: world.left.failures - 1 };
    return go({ ...world, left }, { error: asks.verb === "list" ? "unreadable" : "EIO" }, false);
  }
  switch (asks.verb) {
    case "read":
      return go(world, { value: world.records.get(asks.key) ?? "" }, false);
    case "open":
      return go(world, { value: `[${openRecords(world).join()}]` }, false);
    case "list":
      return go(world, { value: JSON.stringify(shownTo(world)) }, false);
    case "send":
      return go(world, { value: state.flight ?? "" }, false);
    case "put": {
      const isFailing = choice.do === "fail" || choice.do === "fail late";
      const left = isFailing ? { ...world.left, failures: world.left.failures - 1 } : world.left;
      const before = world.records.get(asks.key);
      const version = before === undefined ? 0 : (JSON.parse(before) as { version: number }).version;
      const isWritten = choice.do !== "fail" && version === asks.expected;
      const text = asks.text
        .replaceAll('"shared:me"', `"shared:P${index}"`)
        .replaceAll(/"shared:o(\d)"/g, other(index, world));
      const records = isWritten ? new Map(world.records).set(asks.key, text) : world.records;
      const answer = isFailing ? { error: "ENOSPC" } : { value: String(isWritten) };
      return go({ ...world, records, left }, answer, isWritten);
    }
  }
}

/** Names of other processes, relative to one: `o1` is the next. */
const other =
  (index: number, { processes }: World) =>
  (_: string, by: string): string =>
    `"shared:P${(index + Number(by)) % processes.length}"`;

const seenBy = (text: string, index: number, { processes }: World): string =>
  text.replaceAll(/"shared:P(\d)"/g, (_, name: string) => {
    const by = (Number(name) - index + processes.length) % processes.length;
    return by === 0 ? '"shared:me"' : `"shared:o${by}"`;
  });

const openRecords = ({ records }: World): string[] =>
  [...records.values()].filter((text) => (JSON.parse(text) as { state: string }).state !== "settled");

/** A process is at a point of its call; or the call has ended. */
function arrive(world: World, index: number, state: Process, point: Point, options: ModelOptions): World {
  if (!point.ended) return withProcess(world, index, { ...state, point });
  const ended: Ended = point.ended;
  const askAgainAt = ended.state === "failed" ? ended.askAgainAt : 0;
  const resting = {
    ...state,
    isIdle: true,
    askAgainAt,
    point: options.keepsMemory ? point : undefined,
    hasChanged: false,
  };
  const after = withProcess(options.keepsMemory ? world : forget(world, index), index, resting);
  return { ...after, problem: checkEnd(after, state, ended, options) };
}

/** Nothing tells one dead process from another. */
function forget(world: World, index: number): World {
  const records = new Map<string, string>();
  for (const [key, text] of world.records) records.set(key, text.replaceAll(`"shared:P${index}"`, '"shared:gone"'));
  return { ...world, records };
}

const withProcess = (world: World, index: number, process: Process): World => ({
  ...world,
  processes: world.processes.with(index, process),
});

function wordsOf(choice: Choice, { processes }: World): string {
  if (!("process" in choice)) return choice.do;
  const asks = processes[choice.process]?.point?.asks;
  const words = asks && choice.do !== "crash" ? ` ${asks.verb}${"key" in asks ? ` ${asks.key}` : ""}` : "";
  if (choice.do === "send") return `${choice.fate}`;
  return choice.do === "jump" ? `jump ${choice.ms}` : `${choice.do}${choice.do === "call" ? "" : words}`;
}
