import type { DescribedOperation } from "../contract/description.ts";
import { didYouMean } from "../contract/did-you-mean.ts";
import { FaultError } from "../faults/read-fault.ts";

/**
 * The operation of a name. One that does not exist would never be called: a rule for it would never hit, a wait would end late.
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
