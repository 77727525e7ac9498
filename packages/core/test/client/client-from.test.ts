import { describe, expect, it } from "vitest";
import { clientFrom, createClient, InputError } from "../../src/index.ts";
import { credentials } from "../support/client.ts";

describe("clientFrom", () => {
  it("returns a client unchanged, and creates one from options", () => {
    const client = createClient(credentials);
    expect(clientFrom(client)).toBe(client);
    expect(clientFrom(credentials)).toHaveProperty("raw");
  });

  it.each([undefined, null, "key", 5, {}, [], { credentials: null }])("refuses %j with an InputError", (given) => {
    for (const create of [clientFrom, createClient]) expect(() => create(given as never)).toThrow(InputError);
  });
});
