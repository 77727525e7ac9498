import type { StreamItem } from "../../src/bulk/index.ts";
import { Call } from "../../src/client/call.ts";
import { InputError, type PandaPonFailure } from "../../src/errors/errors.ts";

/** A call that settles when told. */
export interface Pending {
  readonly id: string;
  readonly signal: AbortSignal | undefined;
  succeed(): void;
  fail(error?: PandaPonFailure): void;
}

export interface Product {
  readonly product: string;
}

/** A `read` that leaves each call open until the test settles it. */
export function manual() {
  const calls: Pending[] = [];
  const read = (id: string, { signal }: { signal?: AbortSignal | undefined }): Call<Product> =>
    new Call((resolve, reject) => {
      const succeed = (): void => resolve(answer(id));
      const fail = (error: PandaPonFailure = new InputError(`no ${id}`)): void => reject(error);
      calls.push({ id, signal, succeed, fail });
    });
  return {
    read,
    calls,
    call(id: string): Pending {
      const found = calls.find((call) => call.id === id);
      if (!found) throw new Error(`${id} was not asked for`);
      return found;
    },
  };
}

/** A `read` that answers on its own, after `turns` turns of the event loop; ids that begin with "bad" fail. */
export function automatic(turns: (id: string) => number = () => 0) {
  const state = { asked: [] as string[], running: 0, most: 0 };
  const read = (id: string): Call<Product> =>
    new Call((resolve, reject) => {
      state.asked.push(id);
      state.most = Math.max(state.most, ++state.running);
      const end = (): void => {
        state.running--;
        if (id.startsWith("bad")) reject(new InputError(`no ${id}`));
        else resolve(answer(id));
      };
      const wait = (left: number): unknown => (left > 0 ? setImmediate(wait, left - 1) : end());
      setImmediate(wait, turns(id));
    });
  return Object.assign(state, { read });
}

const answer = (id: string) => ({
  data: { product: id },
  requestId: undefined,
  developId: undefined,
  attempts: 1,
  status: 200,
  headers: new Headers(),
  envelope: { code: 200 },
  text: "",
});

export async function all<T>(stream: AsyncIterable<StreamItem<T>>): Promise<StreamItem<T>[]> {
  const items: StreamItem<T>[] = [];
  for await (const item of stream) items.push(item);
  return items;
}

/** Lets everything that is ready run. */
export const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
};

/** A source that tells how far it was read and whether it was closed. */
export function source(ids: readonly string[]) {
  const state = { taken: 0, closed: 0 };
  async function* generate(): AsyncGenerator<string, void, undefined> {
    try {
      for (const id of ids) {
        state.taken++;
        yield id;
      }
    } finally {
      state.closed++;
    }
  }
  return Object.assign(state, { ids: generate() });
}

export const numbered = (count: number): string[] => Array.from({ length: count }, (_, index) => `id-${index}`);
