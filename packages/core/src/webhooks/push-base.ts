/**
 * What is signed. PandaPon documents the digest, not the text under it.
 * - `upstream`: access key, then the raw body. The platform behind PandaPon documents it so; the default.
 * - `body`: the raw body alone.
 * - a function: your own reading.
 */
export type PushBase = "upstream" | "body" | ((body: Uint8Array, accessKey: string) => Uint8Array | string);
