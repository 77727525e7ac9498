import type { Origin } from "../errors/origin.ts";

/** Runs work whose failures point at the line of a caller. */
export async function pointing<T>(origin: Origin, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw origin(error);
  }
}

/** As `pointing`, for what yields. */
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
