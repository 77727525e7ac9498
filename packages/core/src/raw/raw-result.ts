/**
 * What a call of `raw` resolves to: `{ data, response }` or `{ error, response }`. A `Response` is expensive and rarely looked at, so it
 * is made when it is asked for.
 */
export class RawResult {
  /** One getter for all: one for each would cost a hidden class for each result. */
  static readonly #RESPONSE: PropertyDescriptor & ThisType<RawResult> = {
    configurable: true,
    enumerable: true,
    get() {
      this.#response ??= this.#make();
      return this.#response;
    },
  };
  readonly #make: () => Response;
  #response: Response | undefined;

  constructor(name: "data" | "error", envelope: unknown, make: () => Response) {
    this.#make = make;
    Object.assign(this, { [name]: envelope });
    Object.defineProperty(this, "response", RawResult.#RESPONSE);
  }
}
