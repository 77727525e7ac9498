import { existsSync, readFileSync } from "node:fs";

export interface Ratio {
  readonly name: string;
  readonly ratio: number;
}
export interface Results {
  readonly node: string;
  readonly "signed call over loopback": readonly Ratio[];
  readonly "signed call over loopback, eight at once": readonly Ratio[];
  readonly "signed call": readonly Ratio[];
  readonly "lossless decode, no long ids": readonly Ratio[];
  readonly "lossless decode, long ids": readonly Ratio[];
  readonly "exact encode, 90 ids": readonly Ratio[];
  readonly "heap growth, kB per 10,000 calls": number;
  readonly "size, bytes, minified + brotli": readonly {
    readonly name: string;
    readonly bytes: number;
    readonly limit?: number;
    readonly budget?: number;
  }[];
}
export interface OtherResults {
  readonly "in a bundle, bytes": readonly { readonly name: string; readonly bytes: number }[];
  readonly "150 calls, type-checked": readonly (Ratio & { readonly instantiations: number })[];
}
export interface PushResults {
  readonly "verified pushes per second, against a handler that does nothing in the same framework": Readonly<
    Record<string, number>
  >;
  readonly "receive in memory, µs": number;
  readonly "answer at 500 pushes a second with BullMQ": { readonly p99: number; readonly refused: number } | null;
}
interface Server {
  readonly startMs: number;
  readonly loadedMb: number;
  readonly list: { readonly perSecond: number; readonly p99: number };
  readonly post: { readonly perSecond: number; readonly p99: number };
}
export interface MockResults {
  readonly ratios: { readonly start: number; readonly list: number; readonly post: number; readonly memory: number };
  readonly mock: Server & {
    /** A page of 40 out of so many orders, read one after the other. */
    readonly pages?: { readonly orders: number; readonly p50: number; readonly p99: number };
  };
  readonly prism: Server;
}
export interface OtherMocks {
  readonly rows: readonly {
    readonly name: string;
    readonly startMs: number;
    readonly "answers per second, against ours": number;
    readonly loadedMb: number;
  }[];
}

export interface CatalogueResults {
  readonly products: number;
  readonly "products per second, one worker": number;
  readonly "products per second, three workers": number;
  readonly ratio: number;
}

/** What a part of `npm run bench` has written; undefined when it has not run yet. */
export function readResults<T>(name: string): T | undefined {
  const file = new URL(`../${name}`, import.meta.url);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as T) : undefined;
}
