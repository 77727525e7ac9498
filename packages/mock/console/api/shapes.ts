// What the control API answers: the mock's own types, and no code of it.
export type * from "../../src/control/shapes/index.ts";
export type { Text } from "../../src/refusals/text.ts";
