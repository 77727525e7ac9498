export { request } from "./request.ts";
export { throughMiddleware } from "./through-middleware.ts";
