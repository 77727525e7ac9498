/**
 * Addresses and warehouse logistics of PandaPon.
 *
 * All of `@pandapon/core` is exported here too (errors, `createClient`, `fenToYuan` …), so that this one package is enough.
 *
 * The documentation of each field and method says how well it is known; `Grade` explains the words. Without such a note, the fact
 * is on PandaPon's public pages.
 *
 * @packageDocumentation
 */
import { type Client, type ClientOptions, clientFrom } from "@pandapon/core";
import type { LogisticsAddresses, LogisticsFreight } from "@pandapon/core/logistics";
import { createAddresses } from "./addresses.ts";
import { createFreight } from "./freight.ts";

// Core and the description both export an `Envelope`.
export type { Envelope } from "@pandapon/core";
export * from "@pandapon/core";
export type * from "@pandapon/core/logistics";

/** Addresses of the user, and international freight from the warehouse. */
export interface Logistics {
  /** The client that signs and sends; shared with the marketplaces. */
  readonly client: Client;
  /** Addresses of the user (地址). */
  readonly addresses: LogisticsAddresses;
  /** International freight from the warehouse (运费). */
  readonly freight: LogisticsFreight;
}

/**
 * Logistics on top of a client, or of options that create a client.
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
  const it = clientFrom(client);
  return { client: it, addresses: createAddresses(it), freight: createFreight(it) };
}
