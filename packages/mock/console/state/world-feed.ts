import type { ControlApi } from "../api/control-api.ts";
import type {
  EventSummary,
  OperationShape,
  PushShape,
  RequestList,
  RequestSummary,
  RuleShape,
  StateShape,
  Text,
} from "../api/shapes.ts";
import { type Connection, createLive, type Live } from "./live.ts";
import { Rows } from "./rows.ts";
import type { Signal, Signals } from "./signal.ts";
import { told } from "./told.ts";

type Item = RequestSummary | EventSummary;

/** What the page knows of the world that it shows, kept fresh by the mock's stream of events. */
export interface WorldFeed {
  readonly facts: Signal<StateShape | undefined>;
  readonly failure: Signal<Text | undefined>;
  readonly rows: Rows;
  /** The first list of requests has come. */
  readonly isRead: Signal<boolean>;
  readonly pushes: Signal<readonly PushShape[]>;
  readonly rules: Signal<readonly RuleShape[]>;
  readonly operations: Signal<readonly OperationShape[]>;
  /** Counts up whenever something in the world may have changed: what shows it reads it again. */
  readonly changes: Signal<number>;
  readonly connection: Signal<Connection>;
  readonly isPaused: Signal<boolean>;
  /** Rows that came while the list was paused. */
  readonly waiting: Signal<number>;
  pause(on: boolean): void;
  /** Reads everything anew. */
  refresh(): Promise<void>;
  connect(): void;
  close(): void;
}

const SOON_MS = 120;

export function createWorldFeed(signal: Signals, api: ControlApi): WorldFeed {
  const rows = new Rows(signal(0));
  const facts = signal<StateShape | undefined>(undefined);
  const failure = signal<Text | undefined>(undefined);
  const isRead = signal(false);
  const pushes = signal<readonly PushShape[]>([]);
  const rules = signal<readonly RuleShape[]>([]);
  const operations = signal<readonly OperationShape[]>([]);
  const changes = signal(0);
  const isPaused = signal(false);
  const waiting = signal(0);
  let held: Item[] = [];
  let isScheduled = false;
  let soon: ReturnType<typeof setTimeout> | undefined;

  /** Bursts are drawn once per frame; a hidden page has no frames. */
  const schedule = (): void => {
    if (isScheduled) return;
    isScheduled = true;
    const draw = (): void => {
      isScheduled = false;
      waiting.value = isPaused.value ? held.length : 0;
      if (!isPaused.value) rows.add(held.splice(0));
    };
    if (document.hidden) setTimeout(draw, 50);
    else requestAnimationFrame(draw);
  };
  const changed = (): void => {
    if (soon !== undefined) return;
    soon = setTimeout(() => {
      soon = undefined;
      changes.value++;
      void readFacts();
    }, SOON_MS);
  };
  const trying = async (act: () => Promise<void>): Promise<void> => {
    try {
      await act();
      failure.value = undefined;
    } catch (error) {
      failure.value = told(error);
    }
  };
  const readFacts = (): Promise<void> =>
    trying(async () => {
      const before = facts.value?.boot;
      facts.value = await api.get<StateShape>("state");
      // A hit alone is not an event.
      if (rules.value.length > 0) rules.value = await api.get<readonly RuleShape[]>("rules");
      if (before !== undefined && before !== facts.value.boot) await readAll();
    });
  const readAll = (): Promise<void> =>
    trying(async () => {
      const [list, allPushes, allRules, allOperations] = await Promise.all([
        readRequests(api),
        api.get<readonly PushShape[]>("pushes"),
        api.get<readonly RuleShape[]>("rules"),
        operations.value.length > 0 ? operations.value : api.get<readonly OperationShape[]>("operations"),
      ]);
      held = [];
      rows.clear();
      rows.add(list);
      pushes.value = allPushes;
      rules.value = allRules;
      operations.value = allOperations;
      isRead.value = true;
      changes.value++;
    });
  const refresh = async (): Promise<void> => {
    await Promise.all([readFacts(), readAll()]);
  };
  const live: Live = createLive(
    signal<Connection>("live"),
    () => api.url(`events?lastEventId=${held.at(-1)?.n ?? rows.newest}`),
    {
      row: (item) => {
        held.push(item);
        schedule();
        changed();
      },
      push: (push) => {
        const isKnown = pushes.value.some(({ id }) => id === push.id);
        pushes.value = isKnown ? pushes.value.map((one) => (one.id === push.id ? push : one)) : [push, ...pushes.value];
        changed();
      },
      rules: (all) => {
        rules.value = all;
        changed();
      },
      clock: changed,
      anew: () => void refresh(),
      open: changed,
    },
  );
  return {
    facts,
    failure,
    rows,
    isRead,
    pushes,
    rules,
    operations,
    changes,
    connection: live.connection,
    isPaused,
    waiting,
    pause: (on) => {
      isPaused.value = on;
      schedule();
    },
    refresh,
    connect: live.connect,
    close: live.close,
  };
}

const MOST_AT_ONCE = 1000;
const MOST = 10_000;

/** The newest ten thousand, the oldest first. */
async function readRequests(api: ControlApi): Promise<readonly Item[]> {
  const all: Item[] = [];
  let before = "";
  while (all.length < MOST) {
    const { items } = await api.get<RequestList>(`requests?limit=${MOST_AT_ONCE}${before}`);
    all.push(...items);
    before = `&before=${items.at(-1)?.n}`;
    if (items.length < MOST_AT_ONCE) break;
  }
  return all.reverse();
}
