import type { Marketplace } from "../marketplaces.ts";

/** The module `@pandapon/core/<marketplace>`: everything except the pushes, and the paths for `client.raw`. */
export function entryModule(header: string, marketplace: Marketplace): string {
  const { key, prefix } = marketplace;
  return `// ${header}

import type { ${prefix}Paths } from "./${key}/paths.ts";

export type * from "./${key}/groups.ts";
export type * from "./${key}/inputs.ts";
export * from "./${key}/operations.ts";
export type * from "./${key}/outputs.ts";
export type * from "./${key}/paths.ts";
export type * from "./${key}/schemas.ts";

// Who imports this marketplace gets its paths in \`client.raw\`, and those of no other.
declare module "../types/paths.ts" {
  interface Paths extends ${prefix}Paths {}
}
`;
}
