import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { type ClientOptions, createClient } from "../../src/index.ts";
import { envelope, failure, offline, type Reply } from "../support/client.ts";
import { credentials } from "../support/credentials.ts";
import { createThing } from "../support/operations.ts";

const phone = "13800138000";
const street = "Soi Sukhumvit 7";

/** All that hooks, loggers and errors are told. */
function watching(): { told: unknown[]; options: Partial<ClientOptions> } {
  const told: unknown[] = [];
  const note = (...all: unknown[]): void => void told.push(...all.map((one) => inspect(one, { depth: 9 })));
  const hooks = { onCallStart: note, onAttemptStart: note, onAttemptEnd: note, onRetry: note, onCallEnd: note };
  return { told, options: { hooks, logger: { debug: note, warn: note, error: note }, retries: 0 } };
}
/** Everything that was sent comes back, as a refusal. */
const echo: Reply = ({ url, headers, body }) =>
  Response.json({ code: 5, msg: `${decodeURIComponent(url)} ${[...headers].join(" ")} ${body}`, requestId: body });

type RawCall = (path: string, init?: object) => Promise<unknown>;

describe("no place shows", () => {
  const expectNothing = async (run: (options: Partial<ClientOptions>) => Promise<unknown>): Promise<void> => {
    const { told, options } = watching();
    const outcome = await run(options).catch((error: unknown) => error);
    // What raw resolves to is the answer itself.
    const shown = outcome instanceof Error ? inspect(outcome, { depth: 9 }) : "";
    for (const text of [...told, shown])
      for (const secret of [phone, street, ...Object.values(credentials)]) expect(text).not.toContain(secret);
  };

  it("an address that toJSON writes", () =>
    expectNothing((options) => {
      const address = new (class {
        toJSON(): object {
          return { street, phone };
        }
      })();
      return failure(offline(echo, options).client.call(createThing, { orderAddress: address as never }));
    }));

  it("an address that is changed while the call is under way", () =>
    expectNothing((options) => {
      const orderAddress = { street, phone };
      const { client } = offline((seen, count) => {
        orderAddress.street = "other";
        orderAddress.phone = "none";
        return echo(seen, count);
      }, options);
      return failure(client.call(createThing, { orderAddress }));
    }));

  it("an address that a middleware adds", () =>
    expectNothing((options) => {
      const { client } = offline(echo, options);
      client.raw.use({
        onRequest: ({ request }) => new Request(request, { body: JSON.stringify({ receiver: { street, phone } }) }),
      });
      return failure(client.call(createThing, { remark: "a" }));
    }));

  it("an address in a form, in form text, in the query of raw", async () => {
    const form = new FormData();
    form.set("phone", phone);
    form.set("addr", street);
    const text = new URLSearchParams({ phone, addr: street }).toString();
    for (const init of [
      { body: form },
      { body: text, bodySerializer: (body: string) => body },
      { params: { query: { phone, addr: street } } },
      { params: { path: { contactTel: phone, addr: street } } },
    ])
      await expectNothing((options) => (offline(echo, options).client.raw.POST as RawCall)("/v2/own/thing", init));
  });

  it("a user id or a phone number in a path of raw", () =>
    expectNothing((options) =>
      (offline(() => new Response("no", { status: 500 }), options).client.raw.GET as RawCall)(
        `/v2/user/${credentials.userId}/${phone}`,
      ),
    ));

  it("the request id of a success that echoes", async () => {
    for (const requestId of [phone, credentials.userId, `for ${street}`])
      await expectNothing((options) =>
        offline(() => envelope(1, { requestId }), options).client.call(createThing, {
          orderAddress: { street, phone },
        }),
      );
  });
});

it("no place shows the sub-account or a key that a limiter or a provider names in its own error", async () => {
  const { accessKey, accessSecret, userId } = credentials;
  const { told, options } = watching();
  const fetch = async (): Promise<Response> => Response.json({ code: 200 });
  const fail = async (more: object): Promise<string> =>
    inspect(
      await failure(createClient({ ...options, fetch, ...more } as ClientOptions).call(createThing, {}, { userId })),
      {
        depth: 9,
      },
    );
  const acquire = () => Promise.reject(new Error(`no slot for ${accessKey} ${accessSecret} ${userId}`));
  const provider = () => Promise.reject(new Error(`no key for ${userId}`));
  const shown = [await fail({ ...credentials, limits: { acquire } }), await fail({ credentials: provider })];
  for (const text of [...told, ...shown])
    for (const secret of [accessKey, accessSecret, userId]) expect(text).not.toContain(secret);
});
