export type Market = "taobao" | "1688";

/** Who changes the world. */
export type Actor = "buyer" | "seller" | "carrier" | "platform" | "warehouse" | "clock";

export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** One internal form of every address of a request. Absent parts are empty text. */
export interface Receiver {
  readonly name: string;
  readonly phone: string;
  readonly mobile: string;
  readonly country: string;
  readonly province: string;
  readonly city: string;
  readonly district: string;
  readonly street: string;
  readonly zip: string;
}

export interface Property {
  readonly propId: string;
  readonly propName: string;
  readonly valueId: string;
  readonly valueName: string;
}

export interface Carrier {
  readonly code: string;
  readonly name: string;
  readonly phone: string;
}
