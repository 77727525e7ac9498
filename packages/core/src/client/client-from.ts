import { atDoor } from "../errors/at-door.ts";
import type { Client } from "./client.ts";
import { createClient } from "./create-client.ts";
import type { ClientOptions } from "./options.ts";

/**
 * Returns a client unchanged, or creates one from options. `createTaobao` and its siblings accept either.
 *
 * @throws InputError The value is neither a client nor usable options.
 */
export const clientFrom = (given: Client | ClientOptions): Client =>
  atDoor(() => typeof given === "object" && given !== null && "call" in given)
    ? (given as Client)
    : createClient(given as ClientOptions);
