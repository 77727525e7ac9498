import type { RawModule } from "../raw/load.ts";
import type { Transport } from "../transport/transport.ts";
import type { Registry } from "./registry.ts";

/** What a client and its sub-account views share. */
export interface Shared {
  readonly transport: Transport;
  readonly registry: Registry;
  /** What was added by `raw.use`. */
  readonly middleware: object[];
  readonly loadRaw: () => Promise<RawModule>;
}
