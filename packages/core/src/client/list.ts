import { atDoor } from "../errors/at-door.ts";
import { InputError } from "../errors/errors.ts";
import { captureOrigin, type Entry } from "../errors/origin.ts";
import { requireType } from "../errors/require-type.ts";
import type { CallOptions } from "../types/call-options.ts";
import type { Operation } from "../types/operation.ts";
import type { Client } from "./client.ts";
import { fieldAt, pageFields } from "./page-fields.ts";
import { PagedCall } from "./paged-call.ts";
import type { PageRead } from "./pager.ts";

/**
 * Calls an operation that pages. Kept apart from the client, so that only programs that list load it.
 *
 * @param input The list begins with the page that the input names, or with the first page.
 * @param options Apply to each page; `signal` ends the list.
 * @param entry The function that was called to get here: errors point at its caller's line.
 * @param name The name of the operation in errors. @default its id
 * @throws InputError The operation has no pages.
 */
export function list<Input, Output, Item = unknown>(
  client: Client,
  operation: Operation<Input, Output>,
  input?: NoInfer<Input>,
  options?: CallOptions,
  entry: Entry = list,
  name?: string,
): PagedCall<Output, Item> {
  return atDoor(() => {
    requireType("client", client, "object");
    requireType("client.call", client.call, "function");
    requireType("operation", operation, "object");
    const { page, id: operationId } = operation;
    if (!page) throw new InputError(`${operationId} has no pages: use call`, { operationId });
    const first = Number(fieldAt(input, page.number) ?? page.first);
    const size = Number((page.size && fieldAt(input, page.size)) ?? undefined);
    const read = async (asked: unknown): Promise<PageRead<Output>> => {
      const answer = await client.call(operation, asked as NoInfer<Input>, options).withResponse();
      return { answer, fields: pageFields(answer.envelope, page) };
    };
    return new PagedCall(
      { operationId, name: name ?? operationId, page, first, size, signal: options?.signal, input, read },
      captureOrigin(entry),
    );
  });
}
