export { parseJsonText } from "./json-text.ts";
export { compileOperation, type EncodedInput, type OperationCodec } from "./operation-codec.ts";
export { parseLossless } from "./parse.ts";
export { compileWire, stringifyWire } from "./stringify.ts";
export { expandPath } from "./url.ts";
