import { sign, signatureSchemes } from "@pandapon/core";
import { describe, expect, it } from "vitest";
import { readRefused } from "../../src/explain/read-refused.ts";
import { keys, pandapon } from "../support/terminal.ts";

const NOW = 1_700_000_000_000;
const NONCE = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

describe("sign", () => {
  it("signs the published vector, by stages, with the secret masked", async () => {
    const { out, exitCode } = await pandapon(`sign getTaobaoProduct itemId=abc --nonce ${NONCE} --timestamp ${NOW}`);
    expect(out).toContain("signature: A1AD0AD19249FD0F68410AD8798AD5CF");
    expect(out).toContain(`stringToSign  ${keys.accessKey}1700000000${NONCE}********`);
    expect(out).toContain("curl 'http://127.0.0.1:4010/v2/taobao/product/get?itemId=abc'");
    expect(out).not.toContain(keys.accessSecret);
    expect(exitCode).toBe(0);
  });

  it.each(Object.values(signatureSchemes).map(({ id }) => id))("signs by rule %s in both units", async (id) => {
    for (const unit of ["s", "ms"] as const) {
      const { out } = await pandapon(
        `sign --path /v2/x?a=1 --method POST --body {} --rule ${id} --unit ${unit} --nonce ${NONCE} --timestamp ${NOW} --json`,
      );
      const { headers } = JSON.parse(out) as { headers: Record<string, string> };
      const timestamp = unit === "s" ? "1700000000" : "1700000000000";
      expect(headers.timestamp).toBe(timestamp);
      const input = { ...keys, timestamp, nonceStr: NONCE, method: "POST", path: "/v2/x", query: "a=1", body: "{}" };
      expect(headers.signature).toBe(sign(input, signatureSchemes[id as "A"]));
    }
  });

  it("writes ids digit for digit and text in quotes into the curl line", async () => {
    const { out } = await pandapon(["sign", "searchTaobaoProducts", "keyword=it's 电动车", "pageNo=1"]);
    expect(out).toContain(`--data-raw '{"keyword":"it'\\''s 电动车","pageNo":1}'`);
  });

  it.each([
    ["sign", "Give an operation, or --path"],
    ["sign getTaobaoProducts itemId=1", "Did you mean getTaobaoProduct"],
    ["sign getTaobaoProduct itemId", "is not name=value"],
    ["sign searchTaobaoProducts pageNo=first", "pageNo is not a number"],
    ["sign --path v2/x", "does not begin with a slash"],
    ["sign getTaobaoProduct itemId=1 --timestamp soon", "not a number of milliseconds"],
    ["sign getTaobaoProduct itemId=1 --secret x", "No flag is named --secret"],
  ])("%s is misuse, in one sentence", async (line, sentence) => {
    const { err, exitCode } = await pandapon(line);
    expect(err).toContain(sentence);
    expect(exitCode).toBe(2);
  });
});

describe("explain", () => {
  const signed = (
    change: Partial<Record<string, string>> = {},
    parts: Partial<typeof keys & { timestamp: string }> = {},
    id: keyof typeof signatureSchemes = "A",
  ) => {
    const timestamp = String(Math.floor(NOW / 1000));
    const input = { ...keys, nonceStr: NONCE, timestamp, method: "GET", path: "/v2/x", query: "", body: "", ...parts };
    return {
      "access-key": keys.accessKey,
      timestamp,
      "nonce-str": NONCE,
      signature: sign(input, signatureSchemes[id]),
      ...change,
    };
  };
  const curl = (headers: Record<string, string | undefined>): string =>
    `curl 'https://api.pandapon.com/v2/x' ${Object.entries(headers)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => `-H '${name}: ${value}'`)
      .join(" \\\n  ")}`;
  const explain = (input: string, flags = "") => pandapon(`explain ${flags}`, { input, now: () => NOW });

  it("finds nothing wrong with a right request", async () => {
    const { out, exitCode } = await explain(curl(signed()));
    expect(out).toContain("The signature is right by rule A.");
    expect(exitCode).toBe(0);
  });

  it.each([
    ["rule B", signed({}, {}, "B"), "computed by rule B"],
    ["rule H", signed({}, {}, "H"), "computed by rule H"],
    [
      "another secret",
      signed({}, { accessSecret: "another-test-secret" as never }),
      "matches no known rule with your secret",
    ],
    [
      "a line break behind the secret",
      signed({}, { accessSecret: `${keys.accessSecret}\n` as never }),
      "computed from accessSecret with white space",
    ],
    [
      "lower case",
      signed({
        signature: sign({
          ...keys,
          nonceStr: NONCE,
          timestamp: "1700000000",
          method: "GET",
          path: "",
          query: "",
          body: "",
        }).toLowerCase(),
      }),
      "except for the case",
    ],
    ["Base64", signed({ signature: "oa0K0ZJJ/Q9oQQrXmK1czw==" }), "is not 32 hex digits"],
    ["no nonce", signed({ "nonce-str": undefined }), "The header nonce-str is missing."],
    ["a short nonce", signed({ "nonce-str": "abc" }), "nonce-str has 3 characters"],
    ["another access key", signed({ "access-key": "1".repeat(32) }), "another access key than yours"],
    [
      "milliseconds",
      signed({ timestamp: "1700000000000" }, { timestamp: "1700000000000" }),
      "The timestamp is in milliseconds; seconds are expected.",
    ],
    ["signed in ms, sent in s", signed({}, { timestamp: "1700000000000" }), "signed in one unit and sent in another"],
    [
      "a timestamp of words",
      signed({ timestamp: "yesterday" }, { timestamp: "yesterday" }),
      "neither 10 nor 13 digits",
    ],
    ["a timestamp in the future", signed({ timestamp: "1700003600" }, { timestamp: "1700003600" }), "3600 s ahead"],
  ])("names %s", async (_what, headers, sentence) => {
    const { out, exitCode } = await explain(curl(headers));
    expect(out).toContain(sentence);
    expect(exitCode).toBe(1);
    expect(out).not.toContain(keys.accessSecret);
  });

  it("reads a HAR file, and judges the clock by the time of sending", async () => {
    const har = (startedDateTime: string) =>
      JSON.stringify({
        log: {
          entries: [
            { request: { method: "GET", url: "https://api.pandapon.com/", headers: [] } },
            {
              startedDateTime,
              request: {
                method: "GET",
                url: "https://api.pandapon.com/v2/x",
                headers: Object.entries(signed()).map(([name, value]) => ({ name, value })),
              },
            },
          ],
        },
      });
    expect((await explain(har(new Date(NOW).toISOString()))).exitCode).toBe(0);
    expect((await explain(har(new Date(NOW + 3_600_000).toISOString()))).out).toContain("3600 s behind");
  });

  it.each([
    [
      "header lines",
      Object.entries(signed())
        .map(([name, value]) => `${name}: ${value}`)
        .join("\n"),
    ],
    [
      "curl -v output",
      Object.entries(signed())
        .map(([name, value]) => `> ${name}: ${value}`)
        .join("\r\n"),
    ],
    [
      "a JavaScript object",
      Object.entries(signed())
        .map(([name, value]) => `  "${name}": "${value}",`)
        .join("\n"),
    ],
  ])("reads %s", async (_what, input) => {
    expect((await explain(input)).out).toContain("The signature is right by rule A.");
  });

  it.each(["", "hello", "{}", "{", "curl", "[1]", `{"log":{"entries":[]}}`])(
    "refuses %j in one sentence",
    async (input) => {
      const { err, exitCode } = await explain(input);
      expect(err).toContain("neither a curl line");
      expect(exitCode).toBe(2);
    },
  );

  it("splits words as a shell does", () => {
    const read = readRefused(
      `curl -XPOST --url "https://h/p?q=1" -H$'a: it\\'s' --header='b: "c"' --data-raw '{"x":"\\u4f60"}' \\\n -d y -o out`,
    );
    expect(read).toEqual({
      method: "POST",
      path: "/p",
      query: "q=1",
      headers: { a: "it's", b: '"c"' },
      body: '{"x":"\\u4f60"}&y',
      sentAt: undefined,
    });
  });
});
