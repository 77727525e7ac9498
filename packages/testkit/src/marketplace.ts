import type { Client } from "@pandapon/core";

/** A method of a group, of any type. */
export type Method = (input?: object, options?: object) => unknown;
export type Groups = Readonly<Record<string, Readonly<Record<string, Method>>>>;

/** A `create…` function of a package. */
export type Create = (client: Client) => { readonly client: Client };

/** The groups of a marketplace, without its client. */
export function groupsOf(create: Create, client: Client): Groups {
  const { client: _, ...groups } = create(client);
  return groups as unknown as Groups;
}

export function methodOf(
  groups: Groups,
  { group, method }: { readonly group: string; readonly method: string },
): Method {
  const found = groups[group]?.[method];
  if (!found) throw new Error(`${group}.${method} does not exist`);
  return found;
}
