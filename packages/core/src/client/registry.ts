import { compileOperation } from "../codec/operation-codec.ts";
import type { PreparedOperation } from "../codec/prepared-operation.ts";
import { InputError } from "../errors/errors.ts";
import { requireType } from "../errors/require-type.ts";
import type { AnyOperation, Operation } from "../types/operation.ts";
import { maskPath } from "../values/mask-path.ts";
import type { ClientSettings } from "./options.ts";

/** The operations that a client has prepared or was told of. */
export interface Registry {
  /** @param name What its caller calls it, if not by its id. */
  add(operation: AnyOperation, name?: string): void;
  nameOf(operationId: string): string;
  /** Each operation is prepared once per client. */
  prepare(operation: AnyOperation): PreparedOperation;
  /** By method and path template. One that was not added counts as a write. */
  find(method: string, path: string): PreparedOperation;
}

/** Without the slash it would be a part of the host, with two of them another host. */
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
      // Not kept: nothing would ever ask for it again, and a weak key for each call is work for the collector of garbage.
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
