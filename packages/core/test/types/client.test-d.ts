// Checked by tsc, never run.
import { expectTypeOf } from "vitest";
import {
  type ApiError,
  type Call,
  type CallAnswer,
  type Client,
  type ClientOptions,
  createClient,
  createLimiter,
  fromEnv,
  type InputError,
  list,
  type Operation,
  type OutcomeUnknownError,
  type PagedCall,
  type PandaPonFailure,
  type SafeResult,
  signatureSchemes,
} from "../../src/index.ts";
import { otelHooks } from "../../src/otel.ts";

declare const client: Client;
declare const operation: Operation<{ id: string; note?: string }, { orderNo: string }>;
const keys = { accessKey: "a", accessSecret: "b", userId: "c" };

// Options: credentials, or a provider of them, and nothing half.
createClient(keys);
createClient({ accessKey: "a", accessSecret: "b" });
createClient({ credentials: () => keys });
createClient({ credentials: async () => keys, userId: "c" });
createClient(fromEnv());
createClient({
  ...fromEnv(),
  timeoutMs: 1000,
  fetch: globalThis.fetch,
  logger: console,
  signatureScheme: signatureSchemes.B,
});
createClient({ ...keys, limits: createLimiter({ concurrency: 2 }), hooks: otelHooks({}) });
// @ts-expect-error Credentials are missing.
createClient({});
// @ts-expect-error The secret is missing.
createClient({ accessKey: "a" });
// @ts-expect-error A provider or fixed credentials, not both.
createClient({ ...keys, credentials: () => keys });
// @ts-expect-error The provider gives no secret.
createClient({ credentials: () => ({ accessKey: "a" }) });
// @ts-expect-error Ids are text: 13 digits fit a number, others do not.
createClient({ ...keys, userId: 2100000000000 });
// @ts-expect-error No such unit.
createClient({ ...keys, timestampUnit: "us" });
// @ts-expect-error A limiter, not numbers.
createClient({ ...keys, limits: { concurrency: 2 } });
// @ts-expect-error No such option.
createClient({ ...keys, retry: 3 });
expectTypeOf(createClient).parameter(0).toEqualTypeOf<ClientOptions>();

// A call: input and output are those of the operation.
expectTypeOf(client.call(operation, { id: "1" })).toEqualTypeOf<Call<{ orderNo: string }>>();
expectTypeOf(client.call(operation, { id: "1" }).withResponse()).resolves.toEqualTypeOf<
  CallAnswer<{ orderNo: string }>
>();
expectTypeOf(client.call(operation, { id: "1" }).safe()).resolves.toEqualTypeOf<SafeResult<{ orderNo: string }>>();
expectTypeOf<Awaited<Call<number>>>().toEqualTypeOf<number>();
// @ts-expect-error A required field is missing.
client.call(operation, { note: "x" });
// @ts-expect-error No such field.
client.call(operation, { id: "1", nott: "x" });
// @ts-expect-error Wrong type.
client.call(operation, { id: 1 });
// @ts-expect-error No such option.
client.call(operation, { id: "1" }, { timeout: 5 });
client.call(
  operation,
  { id: "1" },
  { signal: new AbortController().signal, timeoutMs: 1, deadlineMs: 2, retries: 0, userId: "c" },
);
client.call(operation, { id: "1" }, { headers: { "x-a": "b", "x-c": null } });

// A list: pages when awaited, items when iterated.
const things = list<{ id: string }, { orderNo: string }, { sku: string }>(client, operation, { id: "1" });
expectTypeOf(things).toEqualTypeOf<PagedCall<{ orderNo: string }, { sku: string }>>();
expectTypeOf<Awaited<typeof things>>().toEqualTypeOf<{ orderNo: string }>();
expectTypeOf(things.collect({ limit: 1 })).resolves.toEqualTypeOf<{ sku: string }[]>();
// @ts-expect-error The limit is not optional.
things.collect();
for await (const item of things) expectTypeOf(item).toEqualTypeOf<{ sku: string }>();

// Failures are told apart by name.
const result = await client.call(operation, { id: "1" }).safe();
if (result.ok) {
  expectTypeOf(result.data).toEqualTypeOf<{ orderNo: string }>();
  expectTypeOf(result.error).toEqualTypeOf<undefined>();
} else {
  const { error } = result;
  expectTypeOf(error).toEqualTypeOf<PandaPonFailure>();
  expectTypeOf(error.hint).toEqualTypeOf<string>();
  expectTypeOf(error.code).toEqualTypeOf<number | string | undefined>();
  switch (error.name) {
    case "InputError":
      expectTypeOf(error).toEqualTypeOf<InputError>();
      break;
    case "ApiError":
      expectTypeOf(error).toEqualTypeOf<ApiError>();
      break;
    case "OutcomeUnknownError":
      expectTypeOf(error).toEqualTypeOf<OutcomeUnknownError>();
      expectTypeOf(error.reconcile).toEqualTypeOf<string | undefined>();
      break;
    case "TransportError":
    case "TimeoutError":
    case "AbortedError":
    case "ProtocolError":
    case "RateLimitError":
      break;
    default:
      expectTypeOf(error).toEqualTypeOf<never>();
  }
  // @ts-expect-error What an error says is not for changing.
  error.code = 1;
}

// Without a marketplace imported, `raw` knows no path.
// @ts-expect-error Not a path of an imported marketplace.
client.raw.GET("/v2/nowhere");

// Registration takes operations of any types.
client.register([operation]);
client.register({ operation });
// @ts-expect-error Not an operation.
client.register([{ id: "x" }]);
expectTypeOf(client.as("c")).toEqualTypeOf<Client>();
