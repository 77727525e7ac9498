/**
 * What is loaded with `createClient`. Parts that are loaded later import shared code from here, so that a bundler creates one
 * shared chunk. Otherwise it creates one chunk for each combination of parts, and the import lists between such chunks are larger
 * than many a part. For the same reason it also exports names that only the client uses: fewer names cross from chunk to chunk.
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
