import type { Method } from "../document.ts";

/** The HTTP methods that the description uses, in the order in which a path lists them. */
export const methods: readonly Method[] = ["get", "put", "post", "delete", "patch"];
