import { compileOperation, type OperationCodec } from "../codec/operation-codec.ts";
import { InputError } from "../errors/errors.ts";
import type { AnyOperation } from "../transport/transport.ts";
import type { Operation } from "../types/operation.ts";
import type { ClientSettings } from "./options.ts";

/** An operation as this client calls it, ready for use. */
export interface Known {
  readonly operation: AnyOperation;
  readonly codec: OperationCodec;
}

/** What one client knows of operations. */
export interface Registry {
  add(operation: AnyOperation): void;
  /** Each operation is prepared once per client. */
  prepare(operation: AnyOperation): Known;
  /** By method and path template. One that was not added counts as a write. */
  find(method: string, path: string): Known;
}

/** Without the slash it would be a part of the host, with two of them another host. */
function checkPath(name: string, path: string): void {
  if (!/^\/(?!\/)/.test(path)) throw new InputError(`${name} is no path: it begins with one slash`);
}

/** @throws InputError An override is no path. */
export function createRegistry(overrides: ClientSettings["overrides"] = {}): Registry {
  for (const [id, { path }] of Object.entries(overrides)) checkPath(`overrides.${id}.path`, path);
  const added = new Map<string, AnyOperation>();
  const prepared = new WeakMap<AnyOperation, Known>();
  const add = (operation: AnyOperation): unknown => added.set(`${operation.method} ${operation.path}`, operation);
  const prepare = (given: AnyOperation): Known => {
    let known = prepared.get(given);
    if (!known) {
      const operation = { ...given, ...overrides[given.id] };
      checkPath(given.id, operation.path);
      known = { operation, codec: compileOperation(operation as Operation) };
      prepared.set(given, known);
    }
    return known;
  };
  return {
    add,
    prepare,
    find(method, path) {
      const id = `${method} ${path}`;
      const unknown = {
        id,
        method: method as AnyOperation["method"],
        path,
        safety: "write",
        grade: "documented",
      } as const;
      return prepare(added.get(id) ?? unknown);
    },
  };
}
