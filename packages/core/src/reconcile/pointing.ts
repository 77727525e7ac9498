import type { Origin } from "../errors/origin.ts";
import { inputErrorOf } from "../transport/loaded-first.ts";

/** Runs work whose errors point at the caller's line. What is not an error of ours, a value of the caller's has thrown. */
export async function pointing<T>(origin: Origin, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw origin(inputErrorOf(error));
  }
}

/** Like `pointing`, for a generator. */
export async function* pointingEach<T>(
  origin: Origin,
  work: () => AsyncIterable<T>,
): AsyncGenerator<T, void, undefined> {
  try {
    yield* work();
  } catch (error) {
    throw origin(inputErrorOf(error));
  }
}
