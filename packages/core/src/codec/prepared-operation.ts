import type { AnyOperation } from "../types/operation.ts";
import type { OperationCodec } from "./operation-codec.ts";

/** An operation as a client calls it, with the codec for its input and answer. */
export interface PreparedOperation {
  readonly operation: AnyOperation;
  readonly codec: OperationCodec;
  /** Writes the bodies of `raw`. Created for the first of them. */
  writeWire?: ((value: unknown) => string) | undefined;
}
