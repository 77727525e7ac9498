import type { DescribedOperation } from "../contract/description.ts";
import { didYouMean } from "../contract/did-you-mean.ts";
import { FaultError } from "../faults/read-fault.ts";

/**
 * Finds an operation by its name. A rule for an unknown operation would never apply, and a wait for it would end late.
 *
 * @throws FaultError that names the operation that was probably meant
 */
export function needOperation(operations: readonly DescribedOperation[], operationId: string): DescribedOperation {
  const operation = operations.find(({ id }) => id === operationId);
  if (operation !== undefined) return operation;
  const meant = didYouMean(
    String(operationId),
    operations.map(({ id }) => id),
  );
  throw new FaultError(
    "operationId",
    `no operation is named "${operationId}"${meant === undefined ? "" : `; did you mean "${meant}"?`}`,
  );
}
