import { signPush } from "@pandapon/core/webhooks";
import type { MockCredentials } from "../auth/credentials.ts";
import type { Push } from "../state/entities/event.ts";
import { attempt } from "./attempt.ts";
import { writePush } from "./push-body.ts";
import type { PushAttempt, PushRecord, PushState, PushTarget } from "./push-record.ts";
import { nextAttemptAt } from "./schedule.ts";

/** How many pushes are remembered; the oldest are forgotten, unless they are still to be sent. */
const MOST_REMEMBERED = 2000;

export interface OutboxSettings {
  readonly credentials: MockCredentials;
  /** The world's time. */
  readonly now: () => number;
  readonly closing: AbortSignal;
  /** Called whenever a push is created or changes its state. */
  readonly onChange: (push: PushRecord) => void;
}

/** The content of a push. */
export interface NewPush {
  readonly at: number;
  readonly event: string;
  readonly body: Readonly<Record<string, unknown>> | string;
  readonly byHand?: boolean;
  readonly duplicateOf?: string;
  readonly market?: Push["market"];
  readonly orderId?: string;
  readonly refundId?: string;
  readonly ofEvent?: number;
}

/** Sends the pushes of a world, repeats them on PandaPon's schedule, and remembers the outcome of each. */
export class Outbox {
  readonly #settings: OutboxSettings;
  readonly #records = new Map<string, PushRecord>();
  readonly #underWay = new Set<Promise<void>>();
  #target: PushTarget | undefined;
  #count = 0;

  constructor(settings: OutboxSettings) {
    this.#settings = settings;
  }

  get target(): PushTarget | undefined {
    return this.#target;
  }

  set target(target: PushTarget | undefined) {
    this.#target = target;
  }

  list(): readonly PushRecord[] {
    return [...this.#records.values()];
  }

  get(id: string): PushRecord | undefined {
    return this.#records.get(id);
  }

  /** Adds the push for a change of the world. */
  addOfWorld({ at, kind, body, market, orderId, refundId, event }: Push): Promise<PushRecord> {
    const ofRefund = refundId === undefined ? {} : { refundId };
    return this.add({ at, event: kind, body, market, orderId, ofEvent: event, ...ofRefund });
  }

  /** Signs and remembers a push. Sends it and its duplicates when they are due, usually at once. */
  async add(push: NewPush): Promise<PushRecord> {
    const target = this.#target;
    const record = await this.#made(push, target);
    if (target === undefined) return record;
    const copies = await Promise.all(
      Array.from({ length: target.duplicates }, () => this.#made({ ...push, duplicateOf: record.id }, target)),
    );
    this.#sendDue();
    void copies;
    return record;
  }

  /** Sends a push again, now, regardless of earlier attempts. Resolves when it was answered. */
  async resend(id: string): Promise<PushRecord | undefined> {
    if (this.#records.has(id) && this.#target !== undefined) await this.#send(id, this.#target);
    return this.#records.get(id);
  }

  /** When the next push falls due, in the world's time. */
  nextDue(): number | undefined {
    const times = this.list().flatMap(({ nextAt }) => nextAt ?? []);
    return times.length === 0 ? undefined : Math.min(...times);
  }

  /** Sends all due pushes, and resolves when all pushes under way were answered. */
  async settle(): Promise<void> {
    this.#sendDue();
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  clear(): void {
    this.#records.clear();
    this.#count = 0;
  }

  async #made(push: NewPush, target: PushTarget | undefined): Promise<PushRecord> {
    const number = ++this.#count;
    const { credentials, onChange } = this.#settings;
    const { body, at, event, byHand = false, duplicateOf, market, orderId, refundId, ofEvent } = push;
    const rawBody = typeof body === "string" ? body : writePush(body, target?.form ?? "object", number);
    const authorization = await signPush(rawBody, {
      accessKey: credentials.accessKey,
      secret: credentials.accessSecret,
    });
    const messageType = typeof body === "string" ? undefined : body.messageType;
    const record: PushRecord = {
      id: String(number),
      at,
      event,
      ...(market === undefined ? {} : { market }),
      ...(orderId === undefined ? {} : { orderId }),
      ...(refundId === undefined ? {} : { refundId }),
      ...(ofEvent === undefined ? {} : { ofEvent }),
      byHand,
      ...(duplicateOf === undefined ? {} : { duplicateOf }),
      ...(typeof messageType === "string" ? { messageType } : {}),
      rawBody,
      authorization,
      attempts: [],
      ...(target === undefined
        ? { state: "recorded" as const }
        : { state: "waiting" as const, nextAt: at + target.delayMs + swapMs(target, number) }),
    };
    this.#records.set(record.id, record);
    this.#forgetOld();
    onChange(record);
    return record;
  }

  #sendDue(): void {
    const target = this.#target;
    if (target === undefined) return;
    const now = this.#settings.now();
    const due = this.list().filter(({ nextAt }) => nextAt !== undefined && nextAt <= now);
    due.sort((a, b) => (a.nextAt ?? 0) - (b.nextAt ?? 0) || Number(a.id) - Number(b.id));
    for (const { id } of due) {
      this.#change(id, { nextAt: undefined });
      const sending = this.#send(id, target).finally(() => this.#underWay.delete(sending));
      this.#underWay.add(sending);
    }
  }

  async #send(id: string, target: PushTarget): Promise<void> {
    const push = this.#records.get(id);
    if (push === undefined) return;
    const at = this.#settings.now();
    const made = await attempt(push, target, at, this.#settings.closing);
    const attempts: readonly PushAttempt[] = [...(this.#records.get(id)?.attempts ?? []), made];
    const isDelivered = made.error === undefined;
    const nextAt = isDelivered ? undefined : nextAttemptAt(attempts.length, at);
    const state: PushState = isDelivered ? "delivered" : nextAt === undefined ? "gaveUp" : "retrying";
    this.#change(id, { attempts, state, nextAt });
    const changed = this.#records.get(id);
    if (changed !== undefined) this.#settings.onChange(changed);
  }

  #change(
    id: string,
    { nextAt, ...changes }: { readonly nextAt: number | undefined } & Partial<Pick<PushRecord, "attempts" | "state">>,
  ): void {
    const before = this.#records.get(id);
    if (before === undefined) return;
    const { nextAt: _before, ...rest } = before;
    this.#records.set(id, { ...rest, ...changes, ...(nextAt === undefined ? {} : { nextAt }) });
  }

  #forgetOld(): void {
    if (this.#records.size <= MOST_REMEMBERED) return;
    for (const { id, nextAt } of this.#records.values()) {
      if (nextAt === undefined) this.#records.delete(id);
      if (this.#records.size <= MOST_REMEMBERED * 0.9) return;
    }
  }
}

/** Swaps each pair of pushes: the first one waits a second of the world's time longer. */
const swapMs = ({ reorder }: PushTarget, number: number): number => (reorder && number % 2 === 1 ? 1000 : 0);
