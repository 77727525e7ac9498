import { attempt } from "../pushes/attempt.ts";
import type { PushRecord } from "../pushes/push-record.ts";
import { type PushByHand, pushByHand } from "../world-api/push-by-hand.ts";
import { type PushOptions, pushTarget } from "../world-api/push-to.ts";
import {
  type ControlCall,
  ControlError,
  type ControlHandler,
  fieldsOf,
  json,
  noContent,
  notFound,
  textField,
} from "./control-call.ts";
import { pushText } from "./push-text.ts";
import type { CallbackShape, PushDetail, PushShape } from "./shapes/index.ts";

export function pushShape(record: PushRecord): PushShape {
  const { rawBody: _body, authorization: _authorization, attempts, ...push } = record;
  return {
    ...push,
    summary: pushText(record),
    attempts: attempts.map(({ at, ms, status, error }) => ({
      at,
      ms,
      ...(status === undefined ? {} : { status }),
      ...(error === undefined ? {} : { error }),
    })),
  };
}

const detail = (push: PushRecord): PushDetail => ({
  ...push,
  summary: pushText(push),
  base: "upstream",
  grade: "upstream",
});

/** The newest first. */
export const listPushes: ControlHandler = ({ realm }) => json(realm.outbox.list().map(pushShape).reverse());

export const getPush: ControlHandler = (call) => json(detail(pushOf(call)));

/** `{ orderId, event, overrides? }` or `{ rawBody }`. */
export const postPush: ControlHandler = async (call) => {
  const { realm } = call;
  const rawBody = textField(call, "rawBody");
  const { id } = await realm.outbox.add(
    rawBody === undefined
      ? pushByHand(realm, byHand(call))
      : { at: realm.clock.now(), event: "raw", body: rawBody, byHand: true },
  );
  await realm.settled();
  return json(detail(pushOf({ ...call, params: { id } })), 201);
};

function byHand(call: ControlCall): PushByHand {
  const [orderId, event] = [textField(call, "orderId"), textField(call, "event")];
  if (orderId === undefined)
    throw new ControlError(400, "orderId or rawBody is missing", "缺少 orderId 或 rawBody", "orderId");
  if (event !== "status" && event !== "price" && event !== "refund") {
    throw new ControlError(400, "event takes status, price or refund", "event 必须是 status、price 或 refund", "event");
  }
  const { overrides = {} } = fieldsOf(call);
  if (typeof overrides !== "object" || overrides === null) {
    throw new ControlError(400, "overrides must be an object", "overrides 必须是对象", "overrides");
  }
  return { orderId, event, overrides: overrides as Readonly<Record<string, unknown>> };
}

/** Sends the push again, now. The console also calls this "retry": the schedule continues from there. */
export const resendPush: ControlHandler = async (call) => {
  const sent = await call.realm.outbox.resend(pushOf(call).id);
  return json(detail(sent ?? pushOf(call)));
};

/** A second push of the same bytes. */
export const duplicatePush: ControlHandler = async (call) => {
  const { id, event, rawBody, market, orderId, refundId } = pushOf(call);
  const { realm } = call;
  const made = await realm.outbox.add({
    at: realm.clock.now(),
    event,
    body: rawBody,
    byHand: true,
    duplicateOf: id,
    ...(market === undefined ? {} : { market }),
    ...(orderId === undefined ? {} : { orderId }),
    ...(refundId === undefined ? {} : { refundId }),
  });
  await realm.settled();
  return json(detail(pushOf({ ...call, params: { id: made.id } })), 201);
};

function pushOf({ realm, params }: ControlCall): PushRecord {
  const push = realm.outbox.get(params.id ?? "");
  if (push === undefined) throw notFound({ en: `no push has the id "${params.id}"`, zh: `没有推送 "${params.id}"` });
  return push;
}

/** `{ url, form?, duplicates?, delay?, reorder? }`; `{ url: null }` stops sending. */
export const putCallback: ControlHandler = (call) => {
  const { url, ...options } = fieldsOf(call);
  if (url === null || url === "") {
    call.realm.outbox.target = undefined;
    return noContent;
  }
  const target = pushTarget(textField(call, "url") ?? "", options as PushOptions);
  call.realm.outbox.target = target;
  return json({ url: target.url, form: target.form } satisfies CallbackShape);
};

/** A request as the platform sends it to check a callback URL: an empty body, signed. */
export const verifyCallback: ControlHandler = async ({ realm }) => {
  const { target } = realm.outbox;
  if (target === undefined) throw new ControlError(409, "no callback URL is set", "未设置回调地址");
  const made = await attempt(
    { rawBody: "{}", authorization: "" },
    target,
    realm.clock.now(),
    new AbortController().signal,
  );
  return json({
    ms: made.ms,
    ...(made.status === undefined ? {} : { status: made.status }),
    ...(made.error === undefined ? {} : { error: made.error }),
  });
};
