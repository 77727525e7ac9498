import { describe, expect, it } from "vitest";
import { bytesOf, createRecording, type HarEntry, headersOf, readHar } from "../src/index.ts";

const entry = (method: string, url: string, text: string, body?: string, status = 200): HarEntry => ({
  request: { method, url, ...(body !== undefined && { postData: { text: body } }) },
  response: { status, content: { text } },
});

const textOf = (found: HarEntry | undefined) => found && new TextDecoder().decode(bytesOf(found));

describe("a recording", () => {
  it("answers a request that means the same", () => {
    const recording = createRecording([
      entry("POST", "https://api.pandapon.com/a?x=1&y=2&sign=F&timestamp=1", "one", '{"b":{"d":1,"c":2},"a":[1,2]}'),
    ]);
    const body = '{ "a": [1, 2], "b": {"c":2,"d":1} }';
    expect(textOf(recording("post", "/a?y=2&x=1&sign=0&timestamp=9", body))).toBe("one");
    expect(recording("POST", "/a?x=1&y=3", body)).toBeUndefined();
    expect(recording("POST", "/a?x=1&y=2", '{"a":[2,1],"b":{"c":2,"d":1}}')).toBeUndefined();
    expect(recording("GET", "/a?x=1&y=2", body)).toBeUndefined();
  });

  it("gives the answers in turn, then the last one again", () => {
    const recording = createRecording([entry("GET", "/a", "one"), entry("GET", "/a", "two")]);
    expect([1, 2, 3].map(() => textOf(recording("GET", "/a", "")))).toEqual(["one", "two", "two"]);
  });

  it("skips what got no answer", () => {
    expect(createRecording([entry("GET", "/a", "", undefined, 0)])("GET", "/a", "")).toBeUndefined();
  });

  it("keeps the headers that another server may send", () => {
    const headers = [":status", "Content-Length", "Date", "Content-Type", "Set-Cookie", "X-Trace"].map((name) => ({
      name,
      value: "1",
    }));
    const { request, response } = entry("GET", "/a", "");
    expect(headersOf({ request, response: { ...response, headers } }).map(({ name }) => name)).toEqual([
      "Content-Type",
      "X-Trace",
    ]);
  });
});

describe("a HAR file", () => {
  it.each([
    ["null", "null"],
    ["a list", "[]"],
    ["no entries", '{"log":{}}'],
    ["an entry of null", '{"log":{"entries":[null]}}'],
    ["an entry without a response", '{"log":{"entries":[{"request":{"method":"GET","url":"/a"}}]}}'],
    [
      "an address that is none",
      '{"log":{"entries":[{"request":{"method":"GET","url":"http://["},"response":{"status":200,"content":{}}}]}}',
    ],
  ])("is not %s", (_what, text) => {
    expect(() => readHar(text)).toThrow(SyntaxError);
  });

  it("may have bytes in Base64, and no text", () => {
    const { request, response } = entry("GET", "/a", "");
    expect([...bytesOf({ request, response: { ...response, content: { text: "/wA=", encoding: "base64" } } })]).toEqual(
      [255, 0],
    );
    expect(bytesOf({ request, response: { ...response, content: {} } })).toHaveLength(0);
  });
});
