import { atDoor } from "../errors/at-door.ts";
import type { Client } from "./client.ts";
import { createClient } from "./create-client.ts";
import type { ClientOptions } from "./options.ts";

/**
 * A client as it is, or the one that options make: what `createTaobao` and its siblings take.
 *
 * @throws InputError Neither a client nor usable options.
 */
export const clientFrom = (given: Client | ClientOptions): Client =>
  atDoor(() => typeof given === "object" && given !== null && "call" in given)
    ? (given as Client)
    : createClient(given as ClientOptions);
