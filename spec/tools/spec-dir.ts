import { fileURLToPath } from "node:url";

/** The folder of the description. */
export const specDir = fileURLToPath(new URL("..", import.meta.url));
