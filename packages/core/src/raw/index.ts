export { callThroughMiddleware } from "./call-through-middleware.ts";
export { rawRequest } from "./raw-request.ts";
