import { describe, expect, it } from "vitest";
import { addHeaders } from "../../src/client/add-headers.ts";
import { InputError } from "../../src/index.ts";

const headersOf = (...input: Parameters<typeof addHeaders>) => Object.fromEntries(addHeaders(...input));

describe("the headers of a call", () => {
  it("name the content type of a body, if there is a body", () => {
    expect(headersOf("{}", {})).toEqual({ "content-type": "application/json" });
    expect(headersOf("", {})).toEqual({ "content-type": "application/json" });
    expect(headersOf(undefined, {})).toEqual({});
  });

  it("are those that the caller adds, without those that it takes away", () => {
    expect(headersOf("{}", { "Accept-Language": "th", "x-none": undefined } as never)).toEqual({
      "accept-language": "th",
      "content-type": "application/json",
    });
    expect(headersOf("{}", { "Content-Type": null } as never)).toEqual({});
    expect(headersOf("{}", { "content-type": "text/json" })).toEqual({ "content-type": "text/json" });
  });

  it.each([null, "accept: th", 5])("are not %j", (given) => {
    expect(() => addHeaders("{}", given as never)).toThrow(new InputError("headers is not an object"));
  });
});
