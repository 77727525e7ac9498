import { logisticsAddresses } from "./addresses.ts";
import { logisticsFreight } from "./freight.ts";

/** Every operation of the logistics package. */
export const logisticsBehaviours = { ...logisticsAddresses, ...logisticsFreight };
