import { InputError } from "../errors/errors.ts";

/** Says what is wrong with an input and what to do. The message names the field, never its value, which may be private. */
export function refuse(field: string, fault: string, hint: string): never {
  throw new InputError(`\`${field}\` ${fault}.`, { hint });
}
