export { rawRequest } from "./raw-request.ts";
export { throughMiddleware } from "./through-middleware.ts";
