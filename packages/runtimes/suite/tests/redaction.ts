import { createTaobao } from "@pandapon/taobao";
import { test } from "../harness/test.ts";
import { credentials, envelope, offline } from "../support/offline.ts";

const address = "文三路 1 号";
const orderAddress = { name: "张三", mobile_phone: "13800138000", address, city: "杭州市" } as never;

/** All that an error or event shows, its causes included. */
function shown(value: unknown, depth = 0): string {
  if (typeof value !== "object" || value === null || depth > 6) return String(value);
  const parts = [String(value)];
  for (const key of Reflect.ownKeys(value)) parts.push(shown(Reflect.get(value, key), depth + 1));
  if (value instanceof Headers) parts.push(...[...value].flat());
  return parts.join(" ");
}

export const redaction = [
  test("redaction: no secret, signature, user id or address in an error", async (check, environment) => {
    let signature = "";
    const reply = ({ headers, body }: { headers: Headers; body: string }): Response => {
      signature = headers.get("signature") ?? "";
      const echo = [...headers].map(([name, value]) => `${name}: ${value}`).join(", ");
      return envelope(null, { code: 99100, msg: `${echo} ${encodeURIComponent(credentials.accessSecret)} ${body}` });
    };
    const { client } = offline(environment, reply);
    const call = createTaobao(client).cart.createOrder({ ids: [1], orderAddress });
    const error = await check.rejects(call, { name: "ApiError" });
    check.match(signature, /^[0-9A-F]{32}$/);
    check.match(error.msg, /\[redacted\]/);
    const secrets = [...Object.values(credentials), signature, address, "张三", "13800138000"];
    check.lacks(`${shown(error)} ${JSON.stringify(error)} ${error.stack}`, secrets);
  }),
  test("redaction: none in what a fetch of the runtime throws", async (check, environment) => {
    const { client } = offline(environment, ({ headers }) => {
      const text = `cannot send ${[...headers].join()} to ${credentials.accessSecret}`;
      throw new TypeError(text, { cause: new Error(text, { cause: { text } }) });
    });
    const error = await check.rejects(createTaobao(client).cart.list({}, { retries: 0 }), { name: "TransportError" });
    check.lacks(shown(error), Object.values(credentials));
    check.match(shown(error.cause), /cannot send/);
  }),
  test("redaction: none in hooks and logger", async (check, environment) => {
    const told: string[] = [];
    const tell = (...texts: unknown[]): void => {
      told.push(...texts.map((text) => shown(text)));
    };
    const hooks = { onCallStart: tell, onAttemptStart: tell, onAttemptEnd: tell, onRetry: tell, onCallEnd: tell };
    const reply = (_: unknown, count: number) =>
      count === 1 ? new Response("", { status: 503 }) : envelope(null, { code: 9 });
    const { client } = offline(environment, reply, { hooks, logger: { debug: tell, warn: tell } });
    await check.rejects(createTaobao(client).cart.previewOrder({ ids: [1], orderAddress }), {
      name: "ApiError",
      attempts: 2,
    });
    check.ok(told.length >= 11, "seven events for hooks, two lines of two texts for the logger");
    check.lacks(told.join("\n"), [...Object.values(credentials), address, "13800138000"]);
  }),
];
