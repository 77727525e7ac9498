import type { Marketplace } from "../marketplaces.ts";

/** Adds the events of a marketplace to the types of `@pandapon/core/webhooks`. */
export function pushBodies({ prefix }: Marketplace, events: readonly string[]): string {
  if (events.length === 0) return "";
  const bodies = events.map((event) => `    "${event}": MessageBody<${prefix}Webhooks["${event}"]>;`);
  return `
// Importing this marketplace types the bodies of its pushes, and those of no other.
declare module "../../types/push-bodies.ts" {
  interface PushBodies {
${bodies.join("\n")}
  }
}
`;
}
