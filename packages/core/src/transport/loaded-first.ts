/**
 * What is loaded with `createClient`. A part that is loaded later takes from here what it shares with it: a bundler then cuts one chunk
 * of what they share. Otherwise it cuts one for each set of sharers, and the lists of names by which such chunks find one another take
 * more than many a part.
 */
export { expandPath } from "../codec/url.ts";
export { AbortedError, InputError, ProtocolError } from "../errors/errors.ts";
export { captureOrigin } from "../errors/origin.ts";
export { requireType } from "../errors/require-type.ts";
export { isFailure } from "../errors/thrown.ts";
export { parseChinaTime } from "../values/china-time.ts";
export { isCopy } from "../values/http-date.ts";
export { execute } from "./execute.ts";
export { plainHeaders } from "./plain-headers.ts";
export { runCall } from "./run-call.ts";
export { settle } from "./settle.ts";
export { isThrown } from "./settled.ts";
export { stopOf, withinTime } from "./time-limit.ts";
export { REDIRECT } from "./transport.ts";
