import { inputErrorOf } from "../errors/at-door.ts";
import type { PandaPonFailure } from "../errors/errors.ts";
import { captureOrigin, type Origin } from "../errors/origin.ts";
import type { Envelope } from "../types/envelope.ts";

/** Everything known about a successful call. */
export interface CallAnswer<T> {
  readonly data: T;
  /** Id of the server's log entry. */
  readonly requestId: string | undefined;
  readonly developId: string | undefined;
  /** How often the request was sent. */
  readonly attempts: number;
  readonly status: number;
  readonly headers: Headers;
  /** The whole answer, ids as text. */
  readonly envelope: Envelope;
  /** The text of the answer, unchanged. */
  readonly text: string;
}

/** The result of `.safe()`. */
export type SafeResult<T> =
  | { readonly ok: true; readonly data: T; readonly error?: undefined }
  | { readonly ok: false; readonly error: PandaPonFailure; readonly data?: undefined };

/** Settles a call. */
export type Run<T> = (resolve: (answer: CallAnswer<T>) => void, reject: (reason: unknown) => void) => void;

/** A call under way: it has already started. Awaited, it returns `data` or throws a `PandaPonError`. */
export class Call<T> extends Promise<T> {
  #answer: CallAnswer<T> | undefined;
  readonly #origin: Origin;

  /** The result of `then` is a plain promise. */
  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  /** @param origin Makes errors point at the line of the call. */
  constructor(run: Run<T>, origin: Origin = captureOrigin(Call)) {
    super((resolve, reject) => {
      try {
        run(
          (answer) => {
            this.#answer = answer;
            resolve(answer.data);
          },
          (reason) => reject(origin(reason)),
        );
      } catch (thrown) {
        reject(origin(inputErrorOf(thrown)));
      }
    });
    this.#origin = origin;
  }

  /** Makes an error point at the line of the call. */
  protected pointAt<E>(error: E): E {
    return this.#origin(error);
  }

  /** The data with requestId, attempts, headers and text. Throws like the call itself. */
  withResponse(): Promise<CallAnswer<T>> {
    return this.then(() => this.#answer as CallAnswer<T>);
  }

  /** Never throws: `{ ok: true, data }` or `{ ok: false, error }`. */
  safe(): Promise<SafeResult<T>> {
    return this.then(
      (data) => ({ ok: true, data }),
      (error) => ({ ok: false, error }),
    );
  }
}
