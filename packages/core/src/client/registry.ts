import { compileOperation } from "../codec/operation-codec.ts";
import type { PreparedOperation } from "../codec/prepared-operation.ts";
import { InputError } from "../errors/errors.ts";
import { requireType } from "../errors/require-type.ts";
import type { AnyOperation, Operation } from "../types/operation.ts";
import { maskPath } from "../values/mask-path.ts";
import type { ClientSettings } from "./options.ts";

/** The operations that a client has prepared or registered. */
export interface Registry {
  /** @param name The name of the operation for its caller, if not its id. */
  add(operation: AnyOperation, name?: string): void;
  nameOf(operationId: string): string;
  /** Each operation is prepared once per client. */
  prepare(operation: AnyOperation): PreparedOperation;
  /** Finds an operation by method and path template. An unregistered one counts as a write. */
  find(method: string, path: string): PreparedOperation;
}

/** Without a slash, the path would become part of the host; with two, another host. */
function checkPath(name: string, path: unknown): void {
  if (typeof path !== "string" || !/^\/(?!\/)/.test(path))
    throw new InputError(`${name} must begin with exactly one slash`);
}

/** @throws InputError An override is not a path. */
export function createRegistry(overrides: ClientSettings["overrides"] = {}): Registry {
  for (const [id, own] of Object.entries(overrides)) checkPath(`overrides.${id}.path`, own?.path);
  const added = new Map<string, AnyOperation>();
  const prepared = new WeakMap<AnyOperation, PreparedOperation>();
  const names = new Map<string, string>();
  const add = (operation: AnyOperation, name = names.get(operation.id) ?? operation.id): void => {
    added.set(`${operation.method} ${operation.path}`, operation);
    names.set(operation.id, name);
  };
  const make = (given: AnyOperation): PreparedOperation => {
    const operation = { ...given, ...overrides[given.id] };
    checkPath(given.id, operation.path);
    return { operation, codec: compileOperation(operation as Operation) };
  };
  const prepare = (given: AnyOperation): PreparedOperation => {
    requireType("operation", given, "object");
    let ready = prepared.get(given);
    if (!ready) {
      ready = make(given);
      prepared.set(given, ready);
    }
    return ready;
  };
  return {
    add,
    nameOf: (id) => names.get(id) ?? id,
    prepare,
    find(method, path) {
      const known = added.get(`${method} ${path}`);
      if (known) return prepare(known);
      // Not kept: it is never needed again, and a weak key for each call would burden the garbage collector.
      return make({
        id: `${method} ${maskPath(path)}`,
        method: method as AnyOperation["method"],
        path,
        safety: "write",
        grade: "documented",
      });
    },
  };
}
