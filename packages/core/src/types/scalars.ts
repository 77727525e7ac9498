/**
 * A 64-bit id as input: its digits as text, a `bigint`, or a number that JavaScript holds exactly (a safe integer).
 *
 * It is written in the form that the API expects there, digit for digit. Answers always have ids as text. Text that is not
 * digits and a number that is not a safe integer are refused with `InputError`, before anything is sent.
 */
export type Id64Input = string | bigint | number;

declare const content: unique symbol;

/**
 * Text that holds JSON of type `T`: the API puts JSON inside a string in some places.
 *
 * At run time it is a plain string and can be used as one. `T` is its content; `parseJsonText` reads it without
 * rounding any digit. The property exists for the type checker only.
 */
export type JsonText<T> = string & { readonly [content]?: T };
