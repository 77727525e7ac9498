import { isFailure } from "./thrown.ts";

/** A function or class whose caller an error points at. */
export type Entry = ((...args: never[]) => unknown) | (abstract new (...args: never[]) => unknown);

/** What V8 has besides. */
interface Engine {
  captureStackTrace?: (place: object, entry: Entry) => void;
  stackTraceLimit?: number | undefined;
}

/** Of V8. */
const DEFAULT_FRAMES = 10;
const FRAMES = 4;

/** Makes the stack of an error begin where a call was made, and returns the error. */
export type Origin = <E>(error: E) => E;

/**
 * Remembers where a function was called. An error is created much later, when the stack shows nothing but this library. The most
 * expensive step of a call: two to four microseconds in a row of calls, twenty between two waits for the network. The text is made
 * only when an error needs it. With `Error.stackTraceLimit = 0` nothing is remembered.
 *
 * @param entry The function that the caller called: neither it nor what it calls is shown. Other engines than V8 show them.
 */
export function captureOrigin(entry: Entry): Origin {
  const place: { stack?: string | undefined } = {};
  const engine = Error as Engine;
  const { captureStackTrace, stackTraceLimit } = engine;
  if (stackTraceLimit === 0) return (error) => error;
  // A frame takes half a microsecond. A program that wants more of them has changed the engine's own limit.
  const isShortened = stackTraceLimit === DEFAULT_FRAMES && Reflect.set(Error, "stackTraceLimit", FRAMES);
  if (captureStackTrace) captureStackTrace(place, entry);
  else place.stack = new Error().stack;
  if (isShortened) engine.stackTraceLimit = stackTraceLimit;
  return (error) => {
    try {
      if (isFailure(error)) {
        // Read once: until then the engine keeps the functions of its own stack alive, and what they hold.
        void error.stack;
        // Of V8, without the lines before the first frame. Other engines begin with it.
        const frames = place.stack?.replace(/^.*?\n(?= +at )/s, "");
        const value = `${error.name}: ${error.message}\n${frames}`;
        Object.defineProperty(error, "stack", { value, configurable: true, writable: true });
      }
    } catch {
      // The program's own `Error.prepareStackTrace` has thrown or made something else of it: the error keeps what it has.
    }
    return error;
  };
}
