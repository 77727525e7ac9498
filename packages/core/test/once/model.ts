// A model of the world around the protocol: journal, server, clock and processes that crash. The protocol itself is the real code.
import { ApiError, OutcomeUnknownError, type PandaPonError } from "../../src/errors/errors.ts";
import {
  AmbiguousError,
  createOnceFor,
  type OnceJournal,
  type OncePlatform,
  type OnceRecord,
  PendingError,
} from "../../src/once/index.ts";

export const SETTLE_MS = 120_000;

/** An order on the server. */
interface Order {
  readonly id: string;
  /** The key whose call made it; undefined: somebody else's. */
  readonly key: string | undefined;
  readonly createdAt: number;
  /** From then on, the list shows it. */
  readonly visibleAt: number;
}

/** What may become of a request. */
type Fate = "answered" | "lost" | "late" | "dropped" | "refused" | "refused-but-made";

/** A step that a process waits for. */
interface Waiting {
  readonly label: string;
  readonly fates: readonly (Fate | undefined)[];
  run(fate: Fate | undefined): void;
  /** The process died: what happens to the request nevertheless. */
  abandon?(fate: Fate): void;
}

interface Process {
  readonly name: string;
  readonly key: string;
  waiting: Waiting | undefined;
  isIdle: boolean;
  calls: number;
  /** Results so far, which alone decide what the process does next. */
  trace: string[];
  incarnation: number;
  askAgainAt: number;
}

/** What the scheduler may do next. */
export type Choice =
  | { readonly do: "step"; readonly process: number; readonly fate: Fate | undefined }
  | { readonly do: "call"; readonly process: number }
  | { readonly do: "crash"; readonly process: number; readonly fate: Fate | undefined }
  | { readonly do: "wait" };

export interface ModelOptions {
  /** The key of each process. */
  readonly keys: readonly string[];
  /** The order carries the caller's number. */
  readonly hasMark: boolean;
  readonly crashes: number;
  readonly calls: number;
  readonly fates: readonly Fate[];
}

/** One run of the world. `choices()` are open, `take` takes one; `problem` is the first broken promise. */
export class Model {
  problem: string | undefined;
  readonly #options: ModelOptions;
  readonly #records = new Map<string, OnceRecord>();
  readonly #orders: Order[] = [];
  readonly #processes: Process[];
  readonly #due: { readonly at: number; readonly run: () => void }[] = [];
  #clock = 1_000_000_000_000;
  #crashes: number;
  #ids = 0;

  constructor(options: ModelOptions) {
    this.#options = options;
    this.#crashes = options.crashes;
    this.#processes = options.keys.map((key, index) => ({
      name: `P${index + 1}`,
      key,
      waiting: undefined,
      isIdle: true,
      calls: 0,
      trace: [],
      incarnation: 0,
      askAgainAt: 0,
    }));
    for (const process of this.#processes) this.#start(process);
  }

  readonly #once = new Map<Process, ReturnType<typeof createOnceFor<Order>>>();

  choices(): Choice[] {
    const choices: Choice[] = [];
    for (const [index, process] of this.#processes.entries()) {
      const { waiting, isIdle, calls, askAgainAt } = process;
      if (waiting) {
        for (const fate of waiting.fates) choices.push({ do: "step", process: index, fate });
        if (this.#crashes > 0) {
          const fates: (Fate | undefined)[] = waiting.abandon ? ["lost", "late", "dropped"] : [undefined];
          for (const fate of fates) choices.push({ do: "crash", process: index, fate });
        }
      } else if (isIdle && calls < this.#options.calls && askAgainAt <= this.#clock) {
        choices.push({ do: "call", process: index });
      }
    }
    if (this.#nextEvent() !== undefined) choices.push({ do: "wait" });
    return choices;
  }

  async take(choice: Choice): Promise<void> {
    if (choice.do === "wait") {
      this.#clock = this.#nextEvent() ?? this.#clock;
      for (const due of this.#due.splice(0))
        if (due.at <= this.#clock) due.run();
        else this.#due.push(due);
    } else {
      const process = this.#processes[choice.process] as Process;
      if (choice.do === "call") this.#call(process);
      else if (choice.do === "crash") this.#crash(process, choice.fate);
      else {
        const { waiting } = process;
        process.waiting = undefined;
        waiting?.run(choice.fate);
      }
    }
    await this.#rest();
    this.#check();
  }

  /** Two runs with the same signature go on in the same way. */
  signature(): string {
    const owners = new Map<string, number>();
    return JSON.stringify([
      [...this.#records].sort(([a], [b]) => (a < b ? -1 : 1)),
      this.#orders,
      this.#clock,
      this.#crashes,
      this.#due.map(({ at }) => at),
      this.#processes.map(({ waiting, isIdle, calls, trace, askAgainAt }) => [
        waiting?.label,
        isIdle,
        calls,
        trace,
        askAgainAt,
      ]),
    ]).replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (id) => {
      if (!owners.has(id)) owners.set(id, owners.size);
      return `owner${owners.get(id)}`;
    });
  }

  #nextEvent(): number | undefined {
    const times = [
      ...this.#due.map(({ at }) => at),
      ...this.#orders.map(({ visibleAt }) => visibleAt),
      ...this.#processes
        .filter(({ isIdle, calls }) => isIdle && calls < this.#options.calls)
        .map((it) => it.askAgainAt),
    ].filter((at) => at > this.#clock);
    return times.length > 0 ? Math.min(...times) : undefined;
  }

  #start(process: Process): void {
    process.incarnation++;
    process.trace = [`incarnation ${process.incarnation}`];
    const isCurrent = (
      (incarnation) => () =>
        process.incarnation === incarnation
    )(process.incarnation);
    const wait = <T>(label: string, work: () => T): Promise<T> =>
      new Promise((resolve, reject) => {
        if (!isCurrent()) return;
        process.waiting = {
          label,
          fates: [undefined],
          run: () => {
            try {
              const value = work();
              process.trace.push(`${label} ${JSON.stringify(value)}`);
              resolve(value);
            } catch (error) {
              reject(error as Error);
            }
          },
        };
      });
    const journal: OnceJournal = {
      read: (key) => wait(`read ${key}`, () => this.#records.get(key)),
      put: (record, expected) =>
        wait(`put ${record.key} ${record.version} ${record.state}`, () => {
          if ((this.#records.get(record.key)?.version ?? 0) !== expected) return false;
          this.#records.set(record.key, structuredClone(record));
          return true;
        }),
      open: async function* (this: void) {
        const records = await wait("open", () => [...all()].filter(({ state }) => state !== "settled"));
        yield* records;
      },
    };
    const all = () => this.#records.values();
    const platform: OncePlatform<Order> = {
      serverTime: async () => this.#clock,
      find: ({ mark, except }) => wait("find", () => this.#find(mark, except)),
      lookalikes: () => wait("lookalikes", () => this.#visible().map(({ id }) => id)),
      payments: async () => {
        throw new Error("no payments here");
      },
      linesOf: () => [],
    };
    this.#once.set(process, createOnceFor(platform, { journal, settleMs: SETTLE_MS, clock: () => this.#clock }));
  }

  #visible(): Order[] {
    return this.#orders.filter(({ visibleAt }) => visibleAt <= this.#clock);
  }

  #find(mark: string | undefined, except: readonly string[]) {
    const fits = this.#visible().filter(({ id, key }) => !except.includes(id) && (!mark || key === mark));
    const looked = { orders: fits.length, pages: 1, since: new Date(this.#clock) };
    const orders = fits.map((order) => ({ id: order.id, payment: "unsettled" as const, order }));
    const [first] = fits;
    if (!first) return { state: "not-found" as const, looked };
    if (fits.length > 1) return { state: "ambiguous" as const, reason: "several" as const, orders, looked };
    return { state: "found" as const, order: first, payment: "unsettled" as const, orders, looked };
  }

  #make(key: string, lagMs: number): Order {
    const order = { id: `O${++this.#ids}`, key, createdAt: this.#clock, visibleAt: this.#clock + lagMs };
    this.#orders.push(order);
    return order;
  }

  /** What a request does at the server, whoever still waits for its answer. */
  #arrive(key: string, fate: Fate | undefined): Order | undefined {
    if (fate === "late") this.#due.push({ at: this.#clock + 60_000, run: () => void this.#make(key, 59_000) });
    if (fate === "answered") return this.#make(key, SETTLE_MS - 1000);
    if (fate === "lost") return this.#make(key, SETTLE_MS - 1000);
    return undefined;
  }

  #call(process: Process): void {
    process.calls++;
    process.isIdle = false;
    const { incarnation, key } = process;
    const { hasMark, fates } = this.#options;
    const lines = [{ sku: "red", quantity: 1 }];
    const creation = {
      input: { key },
      mark: hasMark ? key : undefined,
      lines: async () => lines,
      send: () =>
        new Promise<{ orderIds: string[]; orders: Order[] }>((resolve, reject) => {
          if (process.incarnation !== incarnation) return;
          process.waiting = {
            label: "send",
            fates,
            run: (fate) => {
              process.trace.push(`send ${fate}`);
              const order = this.#arrive(key, fate);
              if (fate === "answered" && order) resolve({ orderIds: [order.id], orders: [order] });
              else if (fate === "refused") reject(new ApiError("no", { code: 1 }));
              else reject(new OutcomeUnknownError("lost"));
            },
            abandon: (fate) => void this.#arrive(key, fate),
          };
        }),
    };
    const once = this.#once.get(process);
    once?.create(key, creation).then(
      (order) => this.#ended(process, incarnation, () => this.#returned(key, order.orderIds)),
      (error: unknown) => this.#ended(process, incarnation, () => this.#failed(process, error)),
    );
  }

  #ended(process: Process, incarnation: number, judge: () => void): void {
    if (process.incarnation !== incarnation) return;
    process.isIdle = true;
    judge();
  }

  #returned(key: string, orderIds: readonly string[]): void {
    const order = this.#orders.find(({ id }) => id === orderIds[0]);
    if (!order) this.problem ??= `G2: ${orderIds[0]} does not exist`;
    else if (this.#options.hasMark && order.key !== key)
      this.problem ??= `G2: ${order.id} belongs to ${order.key}, not ${key}`;
    const other = [...this.#records.values()].find(
      (record) =>
        record.kind === "create" &&
        record.key !== `create:${key}` &&
        record.outcome?.state === "found" &&
        record.outcome.orderIds.includes(orderIds[0] ?? ""),
    );
    if (other) this.problem ??= `G2: ${orderIds[0]} was given to two keys`;
  }

  #failed(process: Process, error: unknown): void {
    const { name } = error as PandaPonError;
    process.trace.push(`ended ${name}`);
    if (error instanceof PendingError) {
      process.askAgainAt = error.askAgainAt.getTime();
    } else if (error instanceof ApiError) {
      const seen = this.#visible().find(({ key }) => key === process.key);
      if (seen && this.#options.hasMark) this.problem ??= `G3: refused, although ${seen.id} can be seen`;
    } else if (!(error instanceof AmbiguousError)) {
      this.problem ??= `G4: ended with ${name}: ${(error as Error).stack}`;
    }
  }

  #crash(process: Process, fate: Fate | undefined): void {
    this.#crashes--;
    const { waiting } = process;
    process.waiting = undefined;
    if (fate) waiting?.abandon?.(fate);
    process.isIdle = true;
    process.askAgainAt = 0;
    this.#start(process);
  }

  /** Lets all processes run until each waits for a step or is idle. */
  async #rest(): Promise<void> {
    for (let turn = 0; turn < 400; turn++) {
      if (this.#processes.every(({ waiting, isIdle }) => waiting || isIdle)) {
        // Ends of calls that are on their way.
        if (turn > 12) return;
      }
      await Promise.resolve();
    }
    const stuck = this.#processes.filter(({ waiting, isIdle }) => !waiting && !isIdle);
    if (stuck.length > 0) this.problem ??= `G4: ${stuck.map(({ name }) => name).join()} neither waits nor ends`;
  }

  #check(): void {
    for (const key of new Set(this.#options.keys)) {
      const orders = this.#orders.filter((order) => order.key === key);
      if (orders.length > 1) this.problem ??= `G1: ${key} has the orders ${orders.map(({ id }) => id).join(", ")}`;
    }
  }
}

/** Finds the choices that break a promise, or goes through all states. */
export async function explore(
  options: ModelOptions,
  maxStates: number,
): Promise<{
  readonly states: number;
  readonly isComplete: boolean;
  readonly problem?: string;
  readonly path?: string;
}> {
  const seen = new Set<string>();
  const open: Choice[][] = [[]];
  for (let path = open.pop(); path; path = open.pop()) {
    const model = new Model(options);
    for (const choice of path) {
      await model.take(choice);
      if (model.problem) return { states: seen.size, isComplete: false, problem: model.problem, path: show(path) };
    }
    const signature = model.signature();
    if (seen.has(signature)) continue;
    seen.add(signature);
    if (seen.size > maxStates) return { states: seen.size, isComplete: false };
    for (const choice of model.choices()) open.push([...path, choice]);
  }
  return { states: seen.size, isComplete: true };
}

/** One walk, led by a source of random numbers from 0 to 1. */
export async function walk(options: ModelOptions, steps: number, random: () => number): Promise<string | undefined> {
  const model = new Model(options);
  const path: Choice[] = [];
  for (let step = 0; step < steps; step++) {
    const choices = model.choices();
    const choice = choices[Math.floor(random() * choices.length)];
    if (!choice) return undefined;
    path.push(choice);
    await model.take(choice);
    if (model.problem) return `${model.problem}\n${show(path)}`;
  }
  return undefined;
}

const show = (path: readonly Choice[]): string =>
  path
    .map((choice) =>
      choice.do === "wait"
        ? "wait"
        : `${choice.do} P${choice.process + 1}${"fate" in choice && choice.fate ? ` ${choice.fate}` : ""}`,
    )
    .join(", ");
