// Loaded when the first request comes.
export { answerFetch } from "./fetch-adapter.ts";
export { addRoute, answerNode } from "./node-adapters.ts";
