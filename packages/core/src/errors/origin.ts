import { isFailure } from "./thrown.ts";

/** A function or class whose caller an error points at. */
export type Entry = ((...args: never[]) => unknown) | (abstract new (...args: never[]) => unknown);

/** Additional properties of V8. */
interface Engine {
  captureStackTrace?: (place: object, entry: Entry) => void;
  stackTraceLimit?: number | undefined;
}

/** V8's own default. */
const DEFAULT_FRAMES = 10;
const FRAMES = 4;

/** Makes the stack of an error begin at the caller's line, and returns the error. */
export type Origin = <E>(error: E) => E;

/**
 * Remembers where a function was called. An error is created much later, when the stack shows nothing but this library. This is
 * the most expensive step of a call: two to four microseconds when calls follow each other, twenty after a wait for the network.
 * The text is made
 * only when an error needs it. With `Error.stackTraceLimit = 0` nothing is remembered.
 *
 * @param entry The function that the caller called: neither it nor what it calls is shown. Other engines than V8 show them.
 */
export function captureOrigin(entry: Entry): Origin {
  const place: { stack?: string | undefined } = {};
  const engine = Error as Engine;
  const { captureStackTrace, stackTraceLimit } = engine;
  if (stackTraceLimit === 0) return (error) => error;
  // Each frame takes half a microsecond. A program that wants more of them changes the engine's own limit.
  const isShortened = stackTraceLimit === DEFAULT_FRAMES && Reflect.set(Error, "stackTraceLimit", FRAMES);
  if (captureStackTrace) captureStackTrace(place, entry);
  else place.stack = new Error().stack;
  if (isShortened) engine.stackTraceLimit = stackTraceLimit;
  return (error) => {
    try {
      if (isFailure(error)) {
        // Read it now: until the stack is read, the engine keeps its functions, and everything they refer to, in memory.
        void error.stack;
        // V8 puts lines before the first frame; other engines begin with it.
        const frames = place.stack?.replace(/^.*?\n(?= +at )/s, "");
        const value = `${error.name}: ${error.message}\n${frames}`;
        Object.defineProperty(error, "stack", { value, configurable: true, writable: true });
      }
    } catch {
      // The program's own `Error.prepareStackTrace` threw, or returned something else: leave the stack as it is.
    }
    return error;
  };
}
