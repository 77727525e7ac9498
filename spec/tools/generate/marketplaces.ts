export interface Marketplace {
  /** `package` of `x-client`, name of the generated module. */
  readonly key: "taobao" | "1688" | "logistics";
  /** What the generated type names of the marketplace begin with; an identifier cannot begin with a digit. */
  readonly prefix: string;
  /** What the client is called in `@example`s, and the beginning of the tags. */
  readonly variable: string;
  readonly title: string;
}

export const marketplaces: readonly Marketplace[] = [
  { key: "taobao", prefix: "Taobao", variable: "taobao", title: "Taobao" },
  { key: "1688", prefix: "Alibaba", variable: "alibaba", title: "1688" },
  { key: "logistics", prefix: "Logistics", variable: "logistics", title: "Logistics" },
];
