import type { Operation } from "@pandapon/core";
import type { refuse } from "../state/refusals/refused.ts";
import type { World } from "../state/world.ts";

/** One call of an operation, after the check against the description. */
export interface BehaviourCall<Input> {
  /** Fields of query, path and body in one object, as sent: ids and numbers may be text. Read them with `input.ts`. */
  readonly input: AsSent<Input>;
  /** The caller's world. If a behaviour throws, the world stays unchanged. */
  readonly world: World;
  readonly refuse: typeof refuse;
  readonly requestId: string;
}

/** Answers an operation from the world: returns `data` of the envelope, with 64-bit ids as text. */
export type Behaviour<Input, Output> = (call: BehaviourCall<Input>) => Output;

/** Input fields as they may arrive: required fields may be missing, and any field may be `null` or text. */
export type AsSent<Input> = { readonly [Name in keyof Input]?: unknown };

/** One entry per operation of a package, typed by what core knows of it. */
export type Behaviours<Operations> = {
  readonly [Name in keyof Operations as Operations[Name] extends Operation<never, unknown>
    ? Name
    : never]: Operations[Name] extends Operation<infer Input, infer Output> ? Behaviour<Input, Output> : never;
};

/** A behaviour without its types, which were checked before. */
export type AnyBehaviour = (call: BehaviourCall<Record<string, unknown>>) => unknown;
