/**
 * What is loaded with `createClient`. A part that is loaded later takes from here what it shares with it: a bundler then cuts one chunk
 * of what they share. Otherwise it cuts one for each set of sharers, and the lists of names by which such chunks find one another take
 * more than many a part. For the same reason it names what only the client itself takes: fewer names go from one chunk to the other.
 */
export { compileOperation } from "../codec/operation-codec.ts";
export { expandPath } from "../codec/url.ts";
export { atDoor, inputErrorOf } from "../errors/at-door.ts";
export { AbortedError, InputError, ProtocolError } from "../errors/errors.ts";
export { captureOrigin } from "../errors/origin.ts";
export { requireType } from "../errors/require-type.ts";
export { isFailure } from "../errors/thrown.ts";
export { createDefaultSigner } from "../signing/default-signer.ts";
export { createNonceSource } from "../signing/nonce.ts";
export { createListen } from "../state/abort-listeners.ts";
export { createCredentials } from "../state/credentials.ts";
export { createLimiter } from "../state/limiter.ts";
export { createServerClock } from "../state/server-clock.ts";
export { parseChinaTime } from "../values/china-time.ts";
export { isCopy } from "../values/http-date.ts";
export { maskPath } from "../values/mask-path.ts";
export { secretsOf } from "./call-record.ts";
export { execute } from "./execute.ts";
export { ignoreFailure } from "./ignore-failure.ts";
export { plainHeaders } from "./plain-headers.ts";
export { runCall } from "./run-call.ts";
export { isThrown } from "./settled.ts";
export { stopOf, withinTime } from "./time-limit.ts";
export { REDIRECT } from "./transport.ts";
