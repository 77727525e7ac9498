import { inspect } from "node:util";
import type { ClientOptions, Hooks, Logger } from "../../../src/index.ts";
import { otelHooks } from "../../../src/otel.ts";

export interface Channels {
  readonly options: Partial<ClientOptions>;
  /** Each text that anyone was told, by its channel. */
  readonly texts: [channel: string, text: string][];
  /** Adds every way to print an error. */
  print(error: unknown): void;
}

const deep = { depth: 12, showHidden: true, maxStringLength: null, maxArrayLength: null } as const;

/** Listens wherever a call tells something: hooks, OpenTelemetry, and loggers of both forms. */
export function openChannels(form: "console" | "pino"): Channels {
  const texts: [string, string][] = [];
  const add = (channel: string, ...values: unknown[]): void => {
    for (const value of values)
      texts.push([channel, typeof value === "string" ? value : `${inspect(value, deep)} ${json(value)}`]);
  };
  const span = (name: string, given: unknown): object => {
    add("span", name, given);
    return {
      setAttributes: (attributes: unknown) => add("span attributes", attributes),
      setStatus: (status: unknown) => add("span status", status),
      recordException: (error: unknown) => add("span exception", error),
      end: () => {},
    };
  };
  const otel = otelHooks({
    tracer: { startSpan: span as never },
    meter: { createHistogram: () => ({ record: (_, attributes) => add("histogram", attributes) }) },
  });
  const names = ["onCallStart", "onAttemptStart", "onAttemptEnd", "onRetry", "onCallEnd"] as const;
  const hooks = Object.fromEntries(
    names.map((name) => [
      name,
      (event: never) => {
        // Headers of an attempt are the user's to fill.
        add(`hook ${name}`, event);
        otel[name]?.(event);
      },
    ]),
  ) as Hooks;
  const line =
    (level: string) =>
    (...all: unknown[]): void =>
      add(`logger ${level}`, ...all);
  const logger = {
    debug: line("debug"),
    warn: line("warn"),
    error: line("error"),
    ...(form === "pino" && { bindings: () => ({}) }),
  };
  return {
    options: { hooks, logger: logger as Logger },
    texts,
    print(error) {
      add("inspect", inspect(error, deep));
      add("String", String(error));
      add("JSON", json(error));
      add("structuredClone", inspect(cloned(error), deep));
      for (const name of Reflect.ownKeys(Object(error))) {
        const value = Reflect.get(Object(error), name) as unknown;
        add(String(name), value instanceof Headers ? [...value] : value);
      }
    },
  };
}

function json(value: unknown): string {
  try {
    return JSON.stringify(value) ?? "";
  } catch {
    return "";
  }
}

function cloned(error: unknown): unknown {
  try {
    return structuredClone(error);
  } catch {
    return undefined;
  }
}
