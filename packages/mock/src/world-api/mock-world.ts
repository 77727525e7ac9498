import type { MockCredentials } from "../auth/credentials.ts";
import type { Description } from "../contract/description.ts";
import type { OperationId } from "../contract/operation-id.ts";
import type { Fault } from "../faults/fault.ts";
import type { JournalEntry } from "../journal/entry.ts";
import type { PushHandler, PushRecord } from "../pushes/push-record.ts";
import { type Duration, durationMs } from "../realms/duration.ts";
import type { Realm } from "../realms/realm.ts";
import { checkClockTime } from "../realms/world-clock.ts";
import type { Snapshot } from "../state/snapshot.ts";
import { actsOfRealm, type MockActs } from "./acts.ts";
import { needOperation } from "./need-operation.ts";
import { addRule, type NextOptions, type NextRule, type RuleName, viewOf } from "./next.ts";
import { type PushByHand, pushByHand } from "./push-by-hand.ts";
import { type PushOptions, pushTarget } from "./push-to.ts";
import { type WaitOptions, waitFor } from "./wait-for.ts";

/** The clock of a world. It shows real time until it is moved. */
export interface MockClock {
  /** Epoch milliseconds. */
  now(): number;
  /**
   * Moves the clock forward: `"30m"`, `"10d"`, or milliseconds. Everything that falls due on the way happens in order, pushes included;
   * resolves when all is done. Timestamps of requests are still judged by real time, unless `judgeTimestamps` says otherwise.
   *
   * @throws TypeError for an invalid span
   */
  advance(by: Duration, options?: { readonly judgeTimestamps?: boolean }): Promise<void>;
}

/** One key set with its own state, clock, rules, journal and pushes. Worlds of one mock never affect each other. */
export interface MockWorld {
  readonly name: string;
  readonly credentials: MockCredentials;
  /** Calls the mock without a socket, for any host in the URL: `createTaobao({ ...world.credentials, fetch: world.fetch })`. */
  readonly fetch: typeof fetch;
  readonly clock: MockClock;
  /** What sellers, carriers and the platform do: `await world.act.seller.ship(orderId)`. */
  readonly act: MockActs;
  /**
   * Says what happens to the next calls of an operation (`"*"`: of any): the name of a refusal (`"out-of-stock"`), of a fault
   * (`"lose-answer"`) or of an example, or a fault such as `{ status: 503, delayMs: 800 }`. Applies to the next call only; `times`
   * and `rate` change that, and a token bucket (`limit`) stays.
   *
   * @throws TypeError for an operation that does not exist, and for an invalid rule
   */
  next(operation: OperationId | "*", rule: RuleName | Fault, options?: NextOptions): NextRule;
  /** The rules, in the order in which they are tried. */
  rules(): readonly NextRule[];
  /** Rules that answered fewer requests than they were set to. */
  unusedRules(): readonly NextRule[];
  /** The last requests, the oldest first. */
  requests(): readonly JournalEntry[];
  /** The last requests of one operation. @throws TypeError for an operation that does not exist */
  calls(operation: OperationId): readonly JournalEntry[];
  /**
   * Resolves to the first matching request of an operation, past or future. @throws Error after `timeoutMs`, 5000 by default;
   * TypeError for an operation that does not exist
   */
  waitFor(
    operation: OperationId,
    predicate?: (entry: JournalEntry) => boolean,
    options?: WaitOptions,
  ): Promise<JournalEntry>;
  /** Where pushes go: a URL, or a function such as `receiver.fetch`; undefined: nowhere. @throws TypeError for an invalid URL */
  pushTo(to: string | URL | PushHandler | undefined, options?: PushOptions): void;
  /** All pushes, sent or not, the oldest first. */
  pushes(): readonly PushRecord[];
  /** Creates a push by hand, for an existing order or with a body of your own, and resolves when it was answered. */
  push(push: PushByHand | { readonly rawBody: string }): Promise<PushRecord>;
  /** Sends a push once more, now. Undefined: no push has this id. */
  resendPush(id: string): Promise<PushRecord | undefined>;
  /** The whole state as JSON. */
  snapshot(): Snapshot;
  /** Restores the state, including its time. @throws Error for a snapshot of another format or seed */
  restore(snapshot: Snapshot): void;
  /** Forgets requests, pushes and used nonces, and restores the initial state. Rules, clock and callback URL stay. */
  reset(): void;
}

/** The methods of one world. */
export function worldApi(realm: Realm, description: Description, fetchOf: typeof fetch): MockWorld {
  const view = (rule: Parameters<typeof viewOf>[0]): NextRule => viewOf(rule, realm);
  const handedOut = (isWanted: (entry: JournalEntry) => boolean): readonly JournalEntry[] =>
    realm.journal
      .requests()
      .filter(isWanted)
      .map((entry) => realm.journal.handOut(entry));
  return {
    name: realm.name,
    credentials: realm.credentials,
    fetch: fetchOf,
    clock: {
      now: () => realm.clock.now(),
      advance: async (by, { judgeTimestamps = false } = {}) => {
        const ms = durationMs(by);
        checkClockTime(realm.clock.now() + ms);
        if (judgeTimestamps) realm.clock.judgeTimestamps();
        await realm.moveBy(ms);
      },
    },
    get act() {
      return actsOfRealm(realm);
    },
    next: (operation, rule, options = {}) => view(addRule(realm, description, operation, rule, options)),
    rules: () => realm.rules.list().map(view),
    unusedRules: () => realm.rules.unused().map(view),
    requests: () => handedOut(() => true),
    calls: (operation) => {
      const { id } = needOperation(description.operations, operation);
      return handedOut(({ operationId }) => operationId === id);
    },
    waitFor: async (operation, predicate = () => true, options = {}) =>
      waitFor(realm.journal, needOperation(description.operations, operation).id, predicate, options),
    pushTo: (to, options) => {
      realm.outbox.target = to === undefined ? undefined : pushTarget(to, options);
    },
    pushes: () => realm.outbox.list(),
    push: async (push) => {
      const made =
        "rawBody" in push
          ? { at: realm.clock.now(), event: "raw", body: push.rawBody, byHand: true }
          : pushByHand(realm, push);
      const { id } = await realm.outbox.add(made);
      await realm.settled();
      return realm.outbox.get(id) ?? Promise.reject(new Error("the push was forgotten"));
    },
    resendPush: (id) => realm.outbox.resend(id),
    snapshot: () => realm.snapshot(),
    restore: (snapshot) => realm.restore(snapshot),
    reset: () => realm.reset(),
  };
}
