import type { MockCredentials } from "../auth/credentials.ts";
import { WINDOW_MS } from "../auth/faults.ts";
import { Nonces } from "../auth/nonces.ts";
import { RuleBook } from "../faults/rule-book.ts";
import type { JournalEvent } from "../journal/entry.ts";
import { Journal } from "../journal/journal.ts";
import { Outbox } from "../pushes/outbox.ts";
import type { PushRecord } from "../pushes/push-record.ts";
import type { WorldEvent } from "../state/entities/event.ts";
import { orderIdOf } from "../state/order-id-of.ts";
import { advanceTo, nextDue, type Outcome, runNextDue } from "../state/run.ts";
import { reset, restore, type Snapshot, snapshot } from "../state/snapshot.ts";
import type { World } from "../state/world.ts";
import { clockText } from "./clock-text.ts";
import { dueText, PUSH_DUE, SCENARIO_DUE } from "./due-text.ts";
import { eventText } from "./event-text.ts";
import { Feed } from "./feed.ts";
import type { NextUp, Planned, PlayedScenario, RealmParts } from "./realm-parts.ts";
import { checkClockTime, type WorldClock } from "./world-clock.ts";

/** A key set with everything that the mock keeps for it: world, clock, journal, rules, pushes and used nonces. */
export class Realm {
  readonly name: string;
  readonly order: number;
  readonly credentials: MockCredentials;
  readonly clock: WorldClock;
  readonly journal: Journal;
  readonly rules: RuleBook;
  readonly outbox: Outbox;
  readonly feed = new Feed();
  readonly nonces = new Nonces(2 * WINDOW_MS);
  /** The scenario chosen for the world. */
  scenario: PlayedScenario | undefined;
  readonly #planned: Planned[] = [];
  readonly #makeWorld: RealmParts["makeWorld"];
  readonly #closing: AbortSignal;
  /** Pushes that are being signed and sent. */
  #sending: Promise<unknown> = Promise.resolve();
  #world: World | undefined;
  #alarm: ReturnType<typeof setTimeout> | undefined;
  /** The time that the clock is being moved to. */
  #headingFor = 0;

  constructor({ name, order, credentials, clock, pool, closing, makeWorld }: RealmParts) {
    this.name = name;
    this.order = order;
    this.credentials = credentials;
    this.clock = clock;
    this.journal = new Journal(pool);
    this.rules = new RuleBook(name);
    this.#closing = closing;
    this.#makeWorld = makeWorld;
    const onChange = (push: PushRecord): void => this.feed.tell({ type: "push", push });
    this.outbox = new Outbox({ credentials, now: () => clock.now(), closing, onChange });
    this.journal.listen((row) => this.feed.tell({ type: "row", row }));
  }

  /** Created when it is first needed. */
  get world(): World {
    this.#world ??= this.#makeWorld(this.clock.now());
    return this.#world;
  }

  /** Whether it has been called yet. */
  get isUsed(): boolean {
    return this.#world !== undefined;
  }

  /** Plans an action for a time of the world. */
  plan(at: number, run: () => Promise<void>): void {
    this.#planned.push({ at, run });
    this.#planned.sort((a, b) => a.at - b.at);
    this.#setAlarm();
  }

  unplan(): void {
    this.#planned.length = 0;
  }

  /** The time of the next automatic step or push, in the world's time. */
  nextDue(): number | undefined {
    const times = [
      this.#world === undefined ? undefined : nextDue(this.#world),
      this.outbox.nextDue(),
      this.#planned[0]?.at,
    ];
    const known = times.filter((time) => time !== undefined);
    return known.length === 0 ? undefined : Math.min(...known);
  }

  /** The same, as text. */
  nextUp(): NextUp | undefined {
    const at = this.nextDue();
    if (at === undefined) return undefined;
    const item = this.#world?.due.first();
    if (item?.at === at) return { at, text: dueText(item) };
    return { at, text: this.outbox.nextDue() === at ? PUSH_DUE : SCENARIO_DUE };
  }

  /** Does everything that is due now. Sends pushes without waiting for their answers. */
  catchUp(): void {
    for (let next = this.#planned[0]; next !== undefined && next.at <= this.clock.now(); next = this.#planned[0]) {
      this.#planned.shift();
      void next.run();
    }
    if (this.#world !== undefined) {
      for (const outcome of advanceTo(this.#world, this.clock.now())) this.carryOn(outcome);
    }
    if ((this.outbox.nextDue() ?? Number.POSITIVE_INFINITY) <= this.clock.now()) void this.outbox.settle();
  }

  /**
   * Handles the events of a command: adds journal rows for those without a request, sends pushes, and sets the timer for the next
   * step.
   */
  carryOn(outcome: Outcome<unknown>): void {
    this.scenario?.onOutcome(outcome);
    for (const event of outcome.events) {
      // The row of a request already shows what the request did.
      if (event.requestId !== null) continue;
      this.journal.note({
        at: event.at,
        event: event.type,
        actor: event.actor,
        ...this.#told(event),
      });
    }
    for (const push of outcome.pushes) {
      // Send one after the other, to keep their order.
      this.#sending = this.#sending.then(() => this.outbox.addOfWorld(push));
    }
    void this.#sending.then(() => this.#setAlarm());
  }

  /** Moves the clock forward by a span, after the moves that are under way: moves that are started together add up. */
  moveBy(ms: number): Promise<void> {
    return this.moveTo(Math.max(this.clock.now(), this.#headingFor) + ms);
  }

  /**
   * Moves the clock to a time. Everything that falls due until then happens in order; each push is sent and answered before the
   * next step.
   */
  async moveTo(time: number): Promise<void> {
    checkClockTime(time);
    this.#headingFor = Math.max(this.#headingFor, time);
    const from = this.clock.now();
    if (time > from) this.journal.note({ at: from, event: "clock", actor: "clock", summary: clockText(from, time) });
    for (let due = this.nextDue(); due !== undefined && due <= time; due = this.nextDue()) {
      this.clock.moveTo(due);
      const planned = this.#planned[0];
      if (planned !== undefined && planned.at <= due) {
        this.#planned.shift();
        await planned.run();
        continue;
      }
      const isOfWorld = this.#world !== undefined && nextDue(this.#world) === due;
      const outcome = isOfWorld && this.#world !== undefined ? runNextDue(this.#world) : undefined;
      if (outcome !== undefined) this.carryOn(outcome);
      await this.settled();
    }
    this.clock.moveTo(time);
    if (this.#world !== undefined) advanceTo(this.#world, this.clock.now());
    await this.settled();
    this.feed.tell({ type: "clock", now: this.clock.now() });
  }

  /** Resolves when every push that is due was answered, or was given up. */
  async settled(): Promise<void> {
    await this.#sending;
    await this.outbox.settle();
  }

  snapshot(): Snapshot {
    return snapshot(this.world);
  }

  /** Restores the world, including its time. @throws Error if the snapshot has another format or comes from another seed */
  restore(from: Snapshot): void {
    restore(this.world, from, checkClockTime);
    this.clock.set(from.now);
    this.#headingFor = 0;
    this.feed.tell({ type: "reset" });
  }

  /**
   * Forgets requests, nonces and pushes, and restores the initial world, or the one of another seed. Rules and callback URL stay.
   */
  reset(seed?: string): void {
    this.journal.clear();
    this.nonces.clear();
    this.outbox.clear();
    if (seed !== undefined) {
      const { rules } = this.world;
      this.#world = this.#makeWorld(this.clock.now(), seed);
      this.#world.rules = rules;
    } else if (this.#world !== undefined) reset(this.#world);
    this.feed.tell({ type: "reset" });
  }

  /** Called when the world is forgotten: releases its memory and timers. */
  close(): void {
    clearTimeout(this.#alarm);
    this.journal.clear();
    this.feed.close();
  }

  #told(event: WorldEvent): Pick<JournalEvent, "summary" | "orderId"> {
    const orderId = orderIdOf(this.world, event.entity);
    return { summary: eventText(event, orderId), ...(orderId === undefined ? {} : { orderId }) };
  }

  /** Sets a timer for the next step, so that worlds with a callback URL send their pushes even without calls. */
  #setAlarm(): void {
    clearTimeout(this.#alarm);
    const due = this.nextDue();
    if (due === undefined || (this.outbox.target === undefined && this.#planned.length === 0) || this.#closing.aborted)
      return;
    // If the time is too long for a timer, check again on the way.
    const ms = Math.min(this.clock.realMsUntil(due), 2_000_000_000);
    const alarm = setTimeout(() => {
      this.catchUp();
      this.#setAlarm();
    }, ms);
    if (typeof alarm === "object") alarm.unref();
    this.#alarm = alarm;
  }
}
