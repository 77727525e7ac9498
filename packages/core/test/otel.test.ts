import { describe, expect, it } from "vitest";
import type { AttemptEvent } from "../src/index.ts";
import { ApiError, InputError } from "../src/index.ts";
import { otelHooks } from "../src/otel.ts";

const event = (more: Partial<AttemptEvent> = {}): AttemptEvent => ({
  call: { operationId: "getThing", method: "GET", path: "/v2/{x}", attempts: 0, queuedMs: 0 },
  operationId: "getThing",
  attempt: 1,
  url: "https://example.com/v2/1",
  headers: {},
  queuedMs: 0,
  ...more,
});

/** What tracer and meter are told about one attempt that starts as `start` and ends with `end`. */
function told(start: Partial<AttemptEvent>, end: Partial<AttemptEvent>) {
  const log: unknown[] = [];
  const hooks = otelHooks({
    tracer: {
      startSpan(name, options) {
        log.push([name, options]);
        return {
          setAttributes: (attributes) => log.push(attributes),
          setStatus: (status) => log.push(status),
          end: () => log.push("end"),
        };
      },
    },
    meter: {
      createHistogram: (name, options) => {
        log.push([name, options]);
        return { record: (value, attributes) => void log.push([value, attributes]) };
      },
    },
  });
  const one = event(start);
  hooks.onAttemptStart?.(one);
  hooks.onAttemptEnd?.(Object.assign(one, end));
  return log;
}

const common = {
  "http.request.method": "GET",
  "server.address": "example.com",
  "server.port": 443,
  "url.template": "/v2/{x}",
};
const histogram = [
  "http.client.request.duration",
  {
    unit: "s",
    description: "Duration of HTTP client requests.",
    advice: { explicitBucketBoundaries: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] },
  },
];
const span = (more: object = {}): unknown => [
  "GET /v2/{x}",
  {
    kind: 2,
    attributes: { ...common, "url.full": "https://example.com/v2/1", "pandapon.operation.id": "getThing", ...more },
  },
];

describe("otelHooks", () => {
  it("tell of a success just this", () => {
    expect(told({}, { status: 200, code: 200, requestId: "r1", ms: 1500 })).toStrictEqual([
      histogram,
      span(),
      [1.5, { ...common, "http.response.status_code": 200 }],
      { "http.response.status_code": 200, "pandapon.response.code": 200, "pandapon.request.id": "r1" },
      "end",
    ]);
  });

  it.each([
    [400, "400"],
    [399, "ApiError"],
    [undefined, "ApiError"],
  ])("tell of a failure with status %s its kind as %s", (status, kind) => {
    const outcome = { ...(status && { "http.response.status_code": status }), "error.type": kind };
    expect(told({ attempt: 2 }, { status, error: new ApiError("no") })).toStrictEqual([
      histogram,
      span({ "http.request.resend_count": 1 }),
      [0, { ...common, ...outcome }],
      outcome,
      { code: 2, message: "no" },
      "end",
    ]);
  });

  it.each([
    ["http://localhost/v2/1", 80],
    ["https://localhost/v2/1", 443],
    ["http://localhost:4010/v2/1", 4010],
  ])("tell the port of %s", (url, port) => {
    expect(told({ url }, {})[2]).toEqual([0, { ...common, "server.address": "localhost", "server.port": port }]);
  });

  it("do without a tracer, a meter, or both", () => {
    const records: unknown[] = [];
    const meter = { createHistogram: () => ({ record: (...args: unknown[]) => void records.push(args) }) };
    const made = { setAttributes() {}, setStatus() {}, end: () => void records.push("end") };
    for (const options of [{}, { meter }, { tracer: { startSpan: () => made } }]) {
      const hooks = otelHooks(options);
      const one = event();
      hooks.onAttemptStart?.(one);
      hooks.onAttemptEnd?.(Object.assign(one, { error: new ApiError("no") }));
    }
    expect(records).toEqual([[0, { ...common, "error.type": "ApiError" }], "end"]);
  });

  it("inject into the headers of the attempt, with its span", () => {
    const injected: unknown[] = [];
    const made = { setAttributes() {}, setStatus() {}, end() {} };
    const inject = (...args: unknown[]): void => void injected.push(args);
    const one = event();
    otelHooks({ tracer: { startSpan: () => made }, inject }).onAttemptStart?.(one);
    expect(injected).toEqual([[made, one.headers]]);
    otelHooks({ inject }).onAttemptStart?.(one);
    expect(injected).toHaveLength(1);
  });
});

it.each([
  ["options is not an object", null],
  ["options is not an object", "tracer"],
  ["tracer.startSpan is not a function", { tracer: {} }],
  ["meter.createHistogram is not a function", { meter: { createHistogram: true } }],
])("%s: %j", (message, options) => {
  expect(() => otelHooks(options as never)).toThrow(new InputError(message));
});

it("what the meter throws is the cause of an InputError", () => {
  const thrown = new Error("too many instruments");
  const createHistogram = (): never => {
    throw thrown;
  };
  expect(() => otelHooks({ meter: { createHistogram } })).toThrow(
    new InputError("an argument throws: see cause", { cause: thrown }),
  );
});
