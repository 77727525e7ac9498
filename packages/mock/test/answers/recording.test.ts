import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createMock } from "@pandapon/mock";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRecording, readRecording } from "../../src/answers/recording.ts";

const entry = (method: string, url: string, text: string, body?: string, status = 200) => ({
  request: { method, url, ...(body === undefined ? {} : { postData: { text: body } }) },
  response: {
    status,
    headers: [
      { name: "Content-Type", value: "application/json" },
      { name: "Content-Length", value: "1" },
    ],
    content: { text },
  },
});

describe("a recording", () => {
  const find = createRecording([
    entry("GET", "https://api.pandapon.com/v2/x?a=1&b=2", "first"),
    entry("GET", "https://api.pandapon.com/v2/x?a=1&b=2", "second"),
    entry("POST", "https://api.pandapon.com/v2/y", "posted", '{"a":{"c":1,"b":2}}', 502),
  ]);

  it("finds a request in any order of its parameters and fields", () => {
    expect(find("POST", "/v2/y", "", '{ "a": {"b":2, "c":1} }')).toEqual({
      status: 502,
      headers: { "content-type": "application/json" },
      body: "posted",
    });
    expect(find("GET", "/v2/x", "b=2&a=1", "")?.body).toBe("first");
  });

  it("answers the same request in turn, then as the last time", () => {
    expect(find("GET", "/v2/x", "a=1&b=2&sign=X&timestamp=1", "")?.body).toBe("second");
    expect(find("GET", "/v2/x", "a=1&b=2", "")?.body).toBe("second");
  });

  it("has nothing for another request", () => {
    expect(find("GET", "/v2/x", "a=1", "")).toBeUndefined();
    expect(find("POST", "/v2/y", "", "not JSON")).toBeUndefined();
  });
});

describe("a mock with a recording", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "pandapon-replay-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it("answers recorded requests byte for byte, and others from the world", async () => {
    const file = join(folder, "a.har");
    const odd = '{ "code":200, "data":{"id":1234567890123456789} }';
    await writeFile(
      file,
      JSON.stringify({ log: { entries: [entry("GET", "https://api.pandapon.com/v2/taobao/cart/list", odd)] } }),
    );
    await using mock = await createMock({ auth: "off", replay: file });
    const recorded = await mock.fetch(`${mock.url}/v2/taobao/cart/list`);
    expect(await recorded.text()).toBe(odd);
    expect(recorded.headers.get("x-mock-source")).toBe("recording");
    const other = await mock.fetch(`${mock.url}/v2/alibaba/cart/list`);
    expect(other.headers.get("x-mock-source")).toBe("world");
  });

  it.each(["", "{}", "[]", '{"log":{}}'])("refuses the file %j in one sentence", async (text) => {
    const file = join(folder, "b.har");
    await writeFile(file, text);
    await expect(readRecording(file)).rejects.toThrow(/replay: .* is not a HAR file/);
  });

  it("refuses a file that does not exist", async () => {
    await expect(createMock({ replay: join(folder, "none.har") })).rejects.toThrow(TypeError);
  });
});
