import { type Duration, durationMs } from "../realms/duration.ts";
import type { Realm } from "../realms/realm.ts";
import { isClockTime } from "../realms/world-clock.ts";
import type { Snapshot } from "../state/snapshot.ts";
import {
  type ControlCall,
  ControlError,
  type ControlHandler,
  fieldsOf,
  json,
  noContent,
  textField,
} from "./control-call.ts";
import { ordersOf } from "./orders.ts";
import type { ClockShape, StateShape, WorldShape } from "./shapes/index.ts";
import { summaryOf } from "./summaries.ts";

const MOST_WORLDS = 200;

export const getState: ControlHandler = ({ on, realm }) => {
  realm.catchUp();
  const { target } = realm.outbox;
  const rows = realm.journal.rows();
  return json({
    boot: on.boot,
    baseUrl: on.baseUrl(),
    version: on.version,
    worlds: on.realms.list().slice(0, MOST_WORLDS).map(worldShape),
    clock: clockShape(realm),
    scenario: realm.scenario?.name ?? null,
    scenarios: on.library.list().map(({ name, text }) => ({ name, text })),
    seed: realm.world.seed,
    balanceFen: realm.world.rules.balanceFen,
    callback: target === undefined ? null : { url: target.url, form: target.form },
    counts: {
      requests: rows.length,
      orders: ordersOf(realm).length,
      pushes: realm.outbox.list().length,
      rules: realm.rules.list().length,
      products: {
        taobao: realm.world.catalogue.taobao.products.length,
        "1688": realm.world.catalogue.alibaba.offers.length,
      },
      addresses: realm.world.addresses.size,
      refunds: realm.world.taobao.refunds.size + realm.world["1688"].refunds.size,
    },
  } satisfies StateShape);
};

export const listWorlds: ControlHandler = ({ on }) => json(on.realms.list().map(worldShape));

/** `{ name?, seed? }` → a new world with its key set. */
export const postWorld: ControlHandler = (call) =>
  json(worldShape(call.on.realms.create(textField(call, "name"), seedField(call))), 201);

/** Any text that is short: each seed has a catalogue of its own. */
function seedField(call: ControlCall): string | undefined {
  const seed = textField(call, "seed");
  if (seed === undefined || /^[\w.-]{1,64}$/.test(seed)) return seed;
  throw new ControlError(
    400,
    'seed takes letters, digits, ".", "_" and "-", at most 64',
    "seed 只能包含字母、数字及 . _ -，最多 64 个字符",
    "seed",
  );
}

export const deleteWorld: ControlHandler = ({ on, params }) => {
  const realm = on.realms.byName(params.name ?? "");
  if (realm === undefined)
    throw new ControlError(404, `no world is named "${params.name}"`, `没有世界 "${params.name}"`);
  if (!on.realms.remove(realm)) throw new ControlError(409, "this world stays", "此世界不能删除");
  return noContent;
};

function worldShape(realm: Realm): WorldShape {
  const { accessKey, accessSecret, userId } = realm.credentials;
  return {
    name: realm.name,
    accessKey,
    accessSecret,
    userId,
    requests: realm.journal.rows().length,
    orders: realm.isUsed ? ordersOf(realm).length : 0,
  };
}

const clockShape = (realm: Realm): ClockShape => {
  return { now: realm.clock.now(), moved: realm.clock.moved, next: realm.nextUp() ?? null };
};

export const getClock: ControlHandler = ({ realm }) => json(clockShape(realm));

/** `{ by: "30m" }` or `{ to: 1767585720000 }`, and `judgeTimestamps`. */
export const postClock: ControlHandler = async (call) => {
  const { realm } = call;
  const { by, to, judgeTimestamps } = fieldsOf(call);
  if ((by === undefined) === (to === undefined))
    throw new ControlError(400, 'give either by, such as "30m", or to', '请给出 by（如 "30m"）或 to 之一', "by");
  const ms = to === undefined ? durationMs(by as Duration) : undefined;
  const time = ms === undefined ? to : realm.clock.now() + ms;
  if (typeof time !== "number" || !isClockTime(time))
    throw new ControlError(
      400,
      "to takes epoch milliseconds before the year 9999",
      "to 必须是 9999 年之前的毫秒时间戳",
      "to",
    );
  if (time < realm.clock.now() - 1000) throw new ControlError(409, "the clock runs forward only", "时钟只能前进", "to");
  if (judgeTimestamps === true) realm.clock.judgeTimestamps();
  const before = realm.journal.rows().at(-1)?.number ?? 0;
  await (ms === undefined ? realm.moveTo(time) : realm.moveBy(ms));
  const happened = realm.journal.rows().filter(({ number }) => number > before);
  return json({ ...clockShape(realm), happened: happened.map(summaryOf) });
};

/** `{ seed? }`: the world of another seed, from now on. */
export const postReset: ControlHandler = (call) => {
  call.realm.reset(seedField(call));
  return noContent;
};

export const getSnapshot: ControlHandler = ({ realm }) => json(realm.snapshot());

export const putSnapshot: ControlHandler = (call) => {
  const snapshot = fieldsOf(call) as unknown as Snapshot;
  call.realm.restore(snapshot);
  return noContent;
};
