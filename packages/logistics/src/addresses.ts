import type { Client } from "@pandapon/core";
import type { LogisticsAddresses } from "@pandapon/core/logistics";
import * as op from "@pandapon/core/logistics";

export function createAddresses(client: Client): LogisticsAddresses {
  return {
    get: (input, options) => client.call(op.getUserAddress, input, options),
    save: (input, options) => client.call(op.saveUserAddress, input, options),
  };
}
