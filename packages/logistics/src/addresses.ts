import { type Client, createCallGroup } from "@pandapon/core";
import type { LogisticsAddresses } from "@pandapon/core/logistics";
import * as op from "@pandapon/core/logistics";

export const createAddresses = (client: Client): LogisticsAddresses =>
  createCallGroup(
    client,
    {
      get: op.getUserAddress,
      save: op.saveUserAddress,
    },
    "addresses",
  );
