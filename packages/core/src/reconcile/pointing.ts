import type { Origin } from "../errors/origin.ts";

/** Runs work whose errors point at the caller's line. */
export async function pointing<T>(origin: Origin, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw origin(error);
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
    throw origin(error);
  }
}
