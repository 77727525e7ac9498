export type { Fault } from "../../src/faults/fault.ts";
export { readFault } from "../../src/faults/read-fault.ts";
