/**
 * Spans and a duration histogram for each attempt, after the OpenTelemetry semantic conventions for HTTP clients. Pass the tracer
 * and the meter of your `@opentelemetry/api`; this module has no dependencies.
 *
 * @packageDocumentation
 */
import { atDoor } from "./errors/at-door.ts";
import { requireType } from "./errors/require-type.ts";
import type { AttemptEvent, Hooks } from "./transport/hooks.ts";

type Attributes = Record<string, string | number | boolean>;

/** The part of OpenTelemetry's `Span` that is used. */
export interface SpanLike {
  setAttributes(attributes: Attributes): unknown;
  setStatus(status: { code: number; message?: string }): unknown;
  end(): unknown;
}

/** The part of OpenTelemetry's `Tracer` that is used. */
export interface TracerLike<Span extends SpanLike = SpanLike> {
  startSpan(name: string, options: { kind: number; attributes: Attributes }): Span;
}

/** The part of OpenTelemetry's `Meter` that is used. */
export interface MeterLike {
  createHistogram(
    name: string,
    options: { unit: string; description: string; advice: { explicitBucketBoundaries: number[] } },
  ): { record(value: number, attributes: Attributes): void };
}

export interface OtelOptions<Span extends SpanLike> {
  readonly tracer?: TracerLike<Span> | undefined;
  readonly meter?: MeterLike | undefined;
  /** Adds the headers that carry the trace to the server. Off by default: the server is not yours. */
  inject?(span: Span, headers: Record<string, string>): void;
}

/** `SpanKind.CLIENT` and `SpanStatusCode.ERROR` of `@opentelemetry/api`. */
const CLIENT = 2;
const ERROR = 2;

/** Hooks for `createClient({ hooks: otelHooks({ tracer, meter }) })`. Texts are redacted before they get here; queries are left out. */
export function otelHooks<Span extends SpanLike>(options: OtelOptions<Span>): Hooks {
  return atDoor(() => hooksOf(options));
}

function hooksOf<Span extends SpanLike>(options: OtelOptions<Span>): Hooks {
  requireType("options", options, "object");
  const { tracer, meter, inject } = options;
  if (meter) requireType("meter.createHistogram", meter.createHistogram, "function");
  if (tracer) requireType("tracer.startSpan", tracer.startSpan, "function");
  const spans = new WeakMap<AttemptEvent, Span>();
  const histogram = meter?.createHistogram("http.client.request.duration", {
    unit: "s",
    description: "Duration of HTTP client requests.",
    advice: { explicitBucketBoundaries: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] },
  });
  return {
    onAttemptStart(event) {
      const { call, attempt, url, headers } = event;
      const span = tracer?.startSpan(`${call.method} ${call.path}`, {
        kind: CLIENT,
        attributes: {
          ...shared(event),
          "url.full": url,
          ...(attempt > 1 && { "http.request.resend_count": attempt - 1 }),
          "pandapon.operation.id": call.operationId,
        },
      });
      if (!span) return;
      spans.set(event, span);
      inject?.(span, headers);
    },
    onAttemptEnd(event) {
      const { status, code, requestId, error, ms = 0 } = event;
      const outcome: Attributes = {
        ...(status !== undefined && { "http.response.status_code": status }),
        // A refusal on HTTP 200 is an error of the call, but its status does not name an error.
        ...(error && { "error.type": (status ?? 0) >= 400 ? `${status}` : error.name }),
      };
      histogram?.record(ms / 1000, { ...shared(event), ...outcome });
      const span = spans.get(event);
      span?.setAttributes({
        ...outcome,
        ...(code !== undefined && { "pandapon.response.code": code }),
        ...(requestId && { "pandapon.request.id": requestId }),
      });
      if (error) span?.setStatus({ code: ERROR, message: error.message });
      span?.end();
    },
  };
}

function shared({ call, url }: AttemptEvent): Attributes {
  const { hostname, port, protocol } = new URL(url);
  return {
    "http.request.method": call.method,
    "server.address": hostname,
    "server.port": Number(port) || (protocol === "https:" ? 443 : 80),
    "url.template": call.path,
  };
}
