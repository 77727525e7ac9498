/** One way to call the API, as a careful developer writes it on the first day. The test asks each the same questions. */
export interface Contender {
  /** Ids of the first orders of 1688, as text. */
  readonly orderIds: () => Promise<readonly string[]>;
  /** How many orders of 1688 a loop over the list finds. */
  readonly countOrders: () => Promise<number>;
  /** Reads an order; a refusal of the server has to end as an error. */
  readonly readOrder: (orderId: string) => Promise<unknown>;
  /** Orders what stands in the cart of Taobao. */
  readonly orderCart: (ids: readonly string[]) => Promise<unknown>;
}

export interface Key {
  readonly accessKey: string;
  readonly accessSecret: string;
  readonly userId: string;
  readonly baseUrl: string;
  /** Hex, of the UTF-8 bytes. The rule of the README of `@pandapon/spec` wants it in upper case. */
  readonly md5: (text: string) => string;
}
