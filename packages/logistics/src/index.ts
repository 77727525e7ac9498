/**
 * Addresses and warehouse logistics of PandaPon.
 *
 * @packageDocumentation
 */
import { type Client, type ClientOptions, createClient } from "@pandapon/core";
import type { LogisticsAddresses, LogisticsFreight } from "@pandapon/core/logistics";
import { createAddresses } from "./addresses.ts";
import { createFreight } from "./freight.ts";

export type * from "@pandapon/core/logistics";

/** Addresses of the user, and freight from the warehouse to abroad. */
export interface Logistics {
  /** The client that signs and sends; shared with the marketplaces. */
  readonly client: Client;
  readonly addresses: LogisticsAddresses;
  readonly freight: LogisticsFreight;
}

/**
 * Logistics on top of a client, or of the credentials that make one.
 *
 * @throws InputError Credentials or options are missing or malformed.
 *
 * @example
 * ```ts
 * const logistics = createLogistics({ accessKey, accessSecret, userId });
 * const addresses = await logistics.addresses.get();
 * ```
 */
export function createLogistics(client: Client | ClientOptions): Logistics {
  const it = "call" in client ? client : createClient(client);
  return { client: it, addresses: createAddresses(it), freight: createFreight(it) };
}
