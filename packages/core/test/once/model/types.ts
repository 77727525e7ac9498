import type { Point } from "./program.ts";

/** A line of an order. */
export interface Line {
  readonly sku: string;
  readonly quantity: number;
}

/** What a process is to do. It repeats it with the same key and input. */
export interface Task {
  readonly kind: "create" | "pay" | "batch";
  readonly key: string;
  readonly lines: readonly Line[];
  /** The order carries the caller's number. */
  readonly hasMark?: boolean | undefined;
  readonly orderIds?: readonly string[];
  readonly confirmedUnpaidBy?: string;
}

/** An order as the list shows it. */
export interface Shown {
  readonly id: string;
  readonly mark: string | undefined;
  readonly lines: readonly Line[];
  readonly createdAt: number;
  readonly isPaid: boolean;
}

/** An order on the server. */
export interface Order extends Shown {
  /** The key whose call made it; undefined: made by hand. */
  readonly key: string | undefined;
  /** From then on, the list shows it. */
  readonly visibleAt: number;
  /** Payments that arrived. */
  readonly payments: number;
}

/** What a call waits for. */
export type Asks =
  | { readonly verb: "read"; readonly key: string }
  | { readonly verb: "put"; readonly key: string; readonly text: string; readonly expected: number }
  | { readonly verb: "open" }
  | { readonly verb: "list" }
  /** Nothing leaves after the deadline. */
  | { readonly verb: "send"; readonly lines: readonly Line[]; readonly deadline: number };

/** What it was given, and when: the server's time, and how far the process's own clock differs. */
export interface Answer {
  readonly time: number;
  readonly skew: number;
  readonly value?: string;
  readonly error?: string;
}

/** How a call ended. */
export type Ended =
  | { readonly state: "returned"; readonly value: readonly string[] }
  | {
      readonly state: "failed";
      readonly name: string;
      readonly reason?: string | undefined;
      readonly orderIds?: readonly string[] | undefined;
      readonly stack?: string | undefined;
      /** On the server's clock. */
      readonly askAgainAt: number;
    };

/** The outcome of a request at the server. */
export type Fate =
  /** It never arrives. */
  | "dropped"
  /** It never left, and its sender knows that. */
  | "unsent"
  | "refused"
  /** Refused, and carried out anyway. */
  | "refused but made"
  /** Carried out; the list shows it at once. */
  | "made"
  /** Carried out; the list shows it as late as is assumed. */
  | "made, shown late"
  /** Carried out in part: the first line of a batch. */
  | "half made"
  /** Carried out when its sender has long given up. */
  | "made late";

/** A process: at a point of a call, or between two. */
export interface Process {
  readonly task: Task;
  /** Undefined: it has just been started. */
  readonly point: Point | undefined;
  readonly isIdle: boolean;
  /** Calls that it may still begin. */
  readonly calls: number;
  readonly askAgainAt: number;
  /** How far its clock differs from the server's. */
  readonly skew: number;
  /** The answer to its request, which the server has carried out, is on its way. */
  readonly flight: string | undefined;
  /** Time has passed since it has asked for what it waits for. */
  readonly isPaused: boolean;
  /** When this call read the list for the last time. */
  readonly lookedAt: number;
  /** It could die now, and something would be different. */
  readonly hasChanged: boolean;
}

/** What the model may use up. */
export interface Budget {
  /** Processes that die. */
  readonly crashes: number;
  /** Writes that the journal refuses: one not there, one there anyway. */
  readonly failures: number;
  /** Clocks that jump by an hour. */
  readonly jumps: number;
  /** Answers that a process has to wait for: time passes meanwhile, as much as it likes. All others come at once. */
  readonly pauses: number;
  /** Orders of the same lines that are placed by hand. */
  readonly hands: number;
}

/** A state of the whole. Never changed: a step makes a new one. */
export interface World {
  readonly time: number;
  readonly records: ReadonlyMap<string, string>;
  readonly orders: readonly Order[];
  /** What the server will carry out later. */
  readonly due: readonly { readonly at: number; readonly task: Task; readonly lines: readonly Line[] }[];
  readonly processes: readonly Process[];
  readonly left: Budget;
  /** How it came about. */
  readonly from: World | undefined;
  readonly by: string;
  readonly problem: string | undefined;
}
