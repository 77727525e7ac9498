// Loaded with the first request.
export { answerFetch } from "./fetch-adapter.ts";
export { addRoute, answerNode } from "./node-adapters.ts";
