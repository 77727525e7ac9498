/**
 * What a call of `raw` resolves to: `{ data, response }` or `{ error, response }`. A `Response` is expensive and rarely used, so
 * it is created on first access.
 */
export class RawResult {
  /** One getter on the prototype: a getter per result would cost a hidden class each. */
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
