export { bytesOf, createHar, type Har, type HarEntry, type NameValue, readHar } from "./har.ts";
export { createRecording, headersOf, type Recording } from "./recording.ts";
