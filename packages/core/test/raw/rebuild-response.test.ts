import { describe, expect, it } from "vitest";
import { compileOperation } from "../../src/codec/operation-codec.ts";
import { rebuildResponse } from "../../src/raw/rebuild-response.ts";
import { getThing } from "../support/operations.ts";

const codec = compileOperation(getThing as never);

/** The answer of a server, with what a `Response` does not take. */
function rebuilt(text: string, { isJson = true, status = 200, statusText = "" } = {}): Response {
  const response = Object.defineProperties(new Response(null, { headers: { "x-a": "1" } }), {
    status: { value: status },
    statusText: { value: statusText },
  });
  return rebuildResponse(codec, { response, text } as never, isJson);
}

describe("the text of a response that is made again", () => {
  it("is the server's own, as long as no number in it could lose digits", async () => {
    for (const text of ['{ "id" : 123456789012345 }', "<html>", ""]) expect(await rebuilt(text).text()).toBe(text);
  });

  it("holds long numbers as text, for JSON.parse", async () => {
    expect(await rebuilt('{"code":200,"data":{"id":1234567890123456789,"n":5}}').json()).toEqual({
      code: 200,
      data: { id: "1234567890123456789", n: 5 },
    });
    expect(await rebuilt('{"code":200,"data":9007199254740993}').json()).toEqual({
      code: 200,
      data: "9007199254740993",
    });
  });

  it("is the server's own where it is not read as JSON, or is not JSON", async () => {
    const text = '{ "data": 1234567890123456789 }';
    expect(await rebuilt(text, { isJson: false }).text()).toBe(text);
    expect(await rebuilt("<b>1234567890123456789</b>").text()).toBe("<b>1234567890123456789</b>");
  });
});

describe("a response that is made again", () => {
  it.each([204, 205, 304])("has no body under the status %d", (status) => {
    const response = rebuilt("", { status });
    expect([response.status, response.body, response.headers.get("x-a")]).toEqual([status, null, "1"]);
  });

  it.each([
    [200, 200],
    [404, 404],
    [599, 599],
    [600, 599],
    [999, 599],
  ])("whose status was %d has the status %d", (status, expected) => {
    expect(rebuilt("{}", { status }).status).toBe(expected);
  });

  it.each([
    ["OK", "OK"],
    ["", ""],
    ["Not\tquite ~", "Not\tquite ~"],
    ["成功", ""],
    ["OK 成功", ""],
    ["成功 OK", ""],
    ["OK\u0001", ""],
  ])("whose reason was %j has the reason %j", (statusText, expected) => {
    expect(rebuilt("{}", { statusText }).statusText).toBe(expected);
  });
});
