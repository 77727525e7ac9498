import { type AnyOperation, Call, type CallOptions, type Client } from "@pandapon/core";

/** What a wrapper told the client. */
export interface Recorded {
  readonly id: string;
  readonly input: unknown;
  readonly options: CallOptions | undefined;
}

/** A client that sends nothing and notes which operation it was given. */
export function createRecorder(): {
  readonly client: Client;
  readonly calls: Recorded[];
  readonly registered: Set<string>;
} {
  const calls: Recorded[] = [];
  const registered = new Set<string>();
  const client: Pick<Client, "call" | "register"> = {
    call<Input, Output>(operation: { readonly id: string }, input?: Input, options?: CallOptions): Call<Output> {
      calls.push({ id: operation.id, input, options });
      return new Call<Output>((resolve) =>
        queueMicrotask(() =>
          resolve({
            data: undefined as Output,
            requestId: undefined,
            developId: undefined,
            attempts: 1,
            status: 200,
            headers: new Headers(),
            envelope: { code: 200 },
            text: "",
          }),
        ),
      );
    },
    register(operations) {
      for (const operation of Object.values<AnyOperation>(operations)) registered.add(operation.id);
    },
  };
  return { client: client as Client, calls, registered };
}
