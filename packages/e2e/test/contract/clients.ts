// The real packages, as a user makes them, and how an operation of the description finds its method.
import { create1688 } from "@pandapon/1688";
import { type Call, type CallOptions, type Client, type ClientOptions, createClient } from "@pandapon/core";
import { createLogistics } from "@pandapon/logistics";
import { createTaobao } from "@pandapon/taobao";
import type { ContractOperation, Json } from "./description.ts";

export type Method = (input: Record<string, Json>, options?: CallOptions) => Call<unknown>;

export type Marketplaces = ReturnType<typeof createMarketplaces>;

export function createMarketplaces(options: ClientOptions) {
  const client: Client = createClient(options);
  const packages = { taobao: createTaobao(client), "1688": create1688(client), logistics: createLogistics(client) };
  return {
    client,
    packages,
    /** The method of an operation; undefined when no package has it. */
    method(operation: ContractOperation): Method | undefined {
      const groups = packages[operation.client.package as keyof typeof packages] as unknown as
        | Record<string, Record<string, Method>>
        | undefined;
      return groups?.[operation.client.group]?.[operation.client.method];
    },
  };
}
