import { operations as alibaba } from "@pandapon/core/1688";
import { operations as logistics } from "@pandapon/core/logistics";
import { operations as taobao } from "@pandapon/core/taobao";
import { afterEach, describe, expect, it } from "vitest";
import { createPlatform, type Platform, withEnvelope } from "../support/platform.ts";
import { environment, keys, pandapon, type Run } from "../support/terminal.ts";

const platforms: Platform[] = [];
afterEach(async () => {
  for (const platform of platforms.splice(0)) await platform.close();
});

async function platform(...args: Parameters<typeof createPlatform>): Promise<Platform> {
  const created = await createPlatform(...args);
  platforms.push(created);
  return created;
}

const RULES = ["A", "B", "C", "D", "E", "F", "G", "H"] as const;
const UNITS = ["s", "ms"] as const;

describe("the signature", () => {
  it.each(RULES.flatMap((rule) => UNITS.map((unit) => [rule, unit] as const)))(
    "names rule %s with timestamps in %s, and the options to set",
    async (rule, unit) => {
      const { fetch, seen } = await platform({ signatureScheme: rule, timestampUnit: unit });
      const { out, exitCode } = await pandapon("doctor --yes --refusals 16 --questions none", { fetch });
      expect(out).toContain(`The server accepts rule ${rule}, `);
      expect(out).toContain(`with timestamps in ${unit === "s" ? "seconds" : "milliseconds"}.`);
      expect(out.includes(`signatureSchemes.${rule}`)).toBe(rule !== "A");
      expect(out.includes(`timestampUnit: "ms"`)).toBe(unit === "ms");
      expect(exitCode).toBe(rule === "A" && unit === "s" ? 0 : 1);
      // Each rule at most once.
      expect(seen.length).toBeLessThanOrEqual(11);
      expect(new Set(seen.map(({ headers }) => headers.get("signature"))).size).toBe(seen.length);
      expect(new Set(seen.map(({ headers }) => headers.get("nonce-str"))).size).toBe(seen.length);
    },
  );

  it("says that a wrong secret is wrong, after all rules", async () => {
    const { fetch } = await platform();
    const { out, exitCode } = await pandapon("doctor --yes --refusals 16", {
      fetch,
      env: { ...environment, PANDAPON_ACCESS_SECRET: "another-test-secret" },
    });
    expect(out).toContain("The server refused every known rule");
    expect(out).toContain("The access secret is probably wrong");
    expect(exitCode).toBe(1);
  });

  it("says that an unknown access key is unknown", async () => {
    const { fetch } = await platform();
    const { out } = await pandapon("doctor --yes --refusals 16", {
      fetch,
      env: { ...environment, PANDAPON_ACCESS_KEY: "1".repeat(32) },
    });
    expect(out).toContain("The server does not know the access key");
  });

  it("stops after four refusals where no user can be asked", async () => {
    const { fetch, seen } = await platform({ signatureScheme: "F" });
    const { out, exitCode } = await pandapon("doctor --yes", { fetch });
    expect(seen).toHaveLength(4);
    expect(out).toContain("refused the first 4 rules");
    expect(out).toContain("--refusals 16");
    expect(exitCode).toBe(1);
  });

  it("asks again after four refusals, and continues", async () => {
    const { fetch } = await platform({ signatureScheme: "C", timestampUnit: "both" });
    const { out, asked } = await pandapon("doctor --questions none", { fetch, answers: [true, true] });
    expect(asked[1]).toContain("refused 4 calls");
    expect(out).toContain("accepts rule C");
  });
});

describe("what differs from the description", () => {
  it("names a clock that is an hour behind, and signs by the server's", async () => {
    const { fetch } = await platform({ clock: () => Date.now() + 3_600_000 });
    const { out, exitCode } = await pandapon("doctor --yes --questions none", { fetch });
    expect(out).toMatch(/This machine's clock is 3(600|599|601) s behind the server's; the server accepts 600 s/);
    expect(out).toContain("The server accepts rule A");
    expect(exitCode).toBe(1);
  });

  it.each(UNITS)(
    "finds the rule of a server that takes %s only, with a clock that is two hours ahead",
    async (unit) => {
      const { fetch } = await platform({
        timestampUnit: unit,
        signatureScheme: "B",
        clock: () => Date.now() - 7_200_000,
      });
      const { out } = await pandapon("doctor --yes --refusals 16 --questions none", { fetch });
      expect(out).toMatch(/This machine's clock is 7[12]\d\d s ahead of the server's/);
      expect(out).toContain("The server accepts rule B");
      expect(out).toContain(`with timestamps in ${unit === "s" ? "seconds" : "milliseconds"}.`);
    },
  );

  it("does not take the first rule for refused when only the clock was off", async () => {
    const { fetch } = await platform({ timestampUnit: "s", clock: () => Date.now() + 3_600_000 });
    const { out } = await pandapon("doctor --yes --questions none", { fetch });
    expect(out).toContain("The server accepts rule A");
    expect(out).toContain("with timestamps in seconds.");
  });

  it("names a renamed path, and still finds the rule", async () => {
    const { fetch } = await platform({}, async ({ url }, answer) =>
      url.pathname === "/v2/taobao/product/get" ? new Response("not found", { status: 404 }) : answer(),
    );
    const { out, exitCode } = await pandapon("doctor --yes --questions none", { fetch });
    expect(out).toContain("does not have the documented path /v2/taobao/product/get");
    expect(out).toContain("accepts rule A");
    expect(exitCode).toBe(1);
  });

  it.each(["接口不存在", "No such route", "API not found", "path /v2/x does not exist"])(
    "takes HTTP 200 with %j for a path that is not there",
    async (msg) => {
      const { fetch } = await platform({}, async ({ url }, answer) =>
        url.pathname === "/v2/taobao/product/get" ? Response.json({ code: 10404, msg, data: null }) : answer(),
      );
      const { out } = await pandapon("doctor --yes --questions none", { fetch });
      expect(out).toContain("does not have the documented path /v2/taobao/product/get");
    },
  );

  it("finds the API below /api", async () => {
    const { fetch } = await platform({ basePath: "/api" });
    const { out } = await pandapon("doctor --yes --questions none", { fetch });
    expect(out).toContain(`baseUrl: "http://127.0.0.1:4010/api"`);
  });

  it("says when none of the documented paths is there", async () => {
    const { fetch } = await platform({}, () => new Response("<h1>404</h1>", { status: 404 }));
    const { out, exitCode } = await pandapon("doctor --yes", { fetch });
    expect(out).toContain("has none of the documented paths");
    expect(exitCode).toBe(1);
  });

  it("names a changed type and a new field, each in one sentence", async () => {
    const { fetch } = await platform({}, async ({ url }, answer) =>
      withEnvelope(await answer(), (envelope) => {
        if (url.pathname !== "/v2/taobao/product/get") return envelope;
        const data = envelope.data as Record<string, unknown>;
        return { ...envelope, data: { ...data, shopName: 17, warehouseCode: "W1" } };
      }),
    );
    const { out, exitCode } = await pandapon("doctor --yes --questions 8", { fetch });
    expect(out).toContain("getTaobaoProduct: data.shopName is integer, the description says");
    expect(out).toContain("getTaobaoProduct: data.warehouseCode is new (string).");
    expect(exitCode).toBe(1);
  });

  it("names an inferred read whose path does not exist", async () => {
    const { fetch } = await platform({}, async ({ url }, answer) =>
      url.pathname.includes("/cart/list")
        ? Response.json({ code: 404, msg: "no route", data: null }, { status: 404 })
        : answer(),
    );
    const { out } = await pandapon("doctor --yes --questions 12", { fetch });
    expect(out).toMatch(/listTaobaoCartItems: the server does not have (GET|POST) \S*cart\/list/);
  });
});

describe("the open questions", () => {
  it("are all asked of the mock, with nothing written and every request a read", async () => {
    const { fetch, seen } = await platform();
    const { out } = await pandapon(
      "doctor --yes --questions all --sub-order-id 2541753627432451493 --refund-id 110012345678",
      { fetch },
    );
    for (const n of [2, 3, 4, 5, 6, 7, 8, 11, 12, 13, 14, 15, 16, 17, 22, 23])
      expect(out).toMatch(new RegExp(`^${n}\\. `, "m"));
    const all = Object.values({ ...taobao, ...alibaba, ...logistics });
    for (const { method, url } of seen) {
      const operation = all.find((one) => one.method === method && one.path === url.pathname);
      expect([undefined, "read"]).toContain(operation?.safety);
      expect(url.pathname).not.toMatch(/cancel|delete|pay/i);
    }
  });

  it("report every unit that the server accepts", async () => {
    const both = await platform({ timestampUnit: "both" });
    expect((await pandapon("doctor --yes --questions 2", { fetch: both.fetch })).out).toContain(
      "Milliseconds pass as well.",
    );
    const one = await platform({ timestampUnit: "s" });
    expect((await pandapon("doctor --yes --questions 2", { fetch: one.fetch })).out).toContain(
      "Milliseconds are refused",
    );
  });

  it("say that paths cannot be told apart where the server answers all alike", async () => {
    const { fetch } = await platform({}, async ({ url, method }, answer) =>
      method === "GET" && url.pathname !== "/v2/taobao/product/get"
        ? Response.json({ code: 500, msg: "no" })
        : answer(),
    );
    const { out } = await pandapon("doctor --yes --questions 11", { fetch });
    expect(out).toContain("GET shows nothing about paths");
  });

  it("are chosen by a person at the terminal", async () => {
    const { fetch } = await platform();
    const { out, asked } = await pandapon("doctor", { fetch, answers: [true, ["7"]] });
    expect(asked[1]).toContain("Which questions");
    expect(out).toContain("7. A nonce that was used is refused");
    expect(out).not.toContain("5. ");
  });

  it("refuse a number that does not exist", async () => {
    const { exitCode, err } = await pandapon("doctor --yes --questions 99");
    expect(err).toContain("No question has the number 99.");
    expect(exitCode).toBe(2);
  });
});

describe("before anything is sent", () => {
  it("shows each credential masked, with its source, and what it will send", async () => {
    const { fetch, seen } = await platform();
    const run = await pandapon("doctor", {
      fetch,
      answers: [false],
      env: { PANDAPON_BASE_URL: "http://127.0.0.1:4010" },
      files: { ".env": dotEnv },
    });
    expect(run.out).toContain("accessKey     0000…0000 (32), from .env");
    expect(run.out).toContain("accessSecret  ******** (20), from .env");
    expect(run.out).toContain("GET /v2/taobao/product/get");
    expect(seen).toHaveLength(0);
    expect(run.exitCode).toBe(4);
    expect(run.err).toContain("Nothing was sent.");
  });

  const dotEnv = `PANDAPON_ACCESS_KEY=${keys.accessKey}\nexport PANDAPON_ACCESS_SECRET="${keys.accessSecret}" # test\nPANDAPON_USER_ID='${keys.userId}'\n`;

  it("refuses two sources that differ, and names both", async () => {
    const { err, exitCode } = await pandapon("doctor --yes", {
      files: { ".env": "PANDAPON_ACCESS_SECRET=other-secret" },
    });
    expect(err).toContain("PANDAPON_ACCESS_SECRET differs between the environment and .env.");
    expect(exitCode).toBe(2);
    expect(err).not.toContain("other-secret");
  });

  it("sends nothing without a terminal and without --yes", async () => {
    const { fetch, seen } = await platform();
    const { exitCode, err } = await pandapon("doctor", { fetch });
    expect(exitCode).toBe(2);
    expect(err).toContain("--yes");
    expect(seen).toHaveLength(0);
  });

  it("asks for missing credentials at a terminal only", async () => {
    const { fetch } = await platform();
    const env = { PANDAPON_BASE_URL: "http://127.0.0.1:4010", PANDAPON_USER_ID: keys.userId };
    const asked = await pandapon("doctor --questions none", {
      fetch,
      env,
      answers: [keys.accessKey, keys.accessSecret, true],
    });
    expect(asked.out).toContain("from the prompt");
    expect(asked.exitCode).toBe(0);
    const alone = await pandapon("doctor --yes", { fetch, env });
    expect(alone.exitCode).toBe(2);
    expect(alone.err).toContain("Not set: PANDAPON_ACCESS_KEY, PANDAPON_ACCESS_SECRET.");
  });
});

describe("the report", () => {
  it("is shown, then written as JSON and Markdown, without a credential in any encoding", async () => {
    const { fetch } = await platform();
    const run = await pandapon("doctor --yes --questions all --report found", { fetch });
    expect([...run.files.keys()]).toEqual(["found.json", "found.md"]);
    const report = JSON.parse(run.files.get("found.json") ?? "") as {
      findings: unknown[];
      calls: unknown[];
      accepted: object;
    };
    expect(report.accepted).toEqual({
      scheme: "A",
      rule: "MD5(accessKey + timestamp + nonceStr + accessSecret)",
      timestampUnit: "s",
    });
    expect(report.findings.length).toBeGreaterThan(30);
    expect(run.out).toContain("# PandaPon doctor report");
    noSecret(run);
  });

  it("is the same content as JSON", async () => {
    const { fetch } = await platform();
    const run = await pandapon("doctor --yes --json", { fetch });
    expect(JSON.parse(run.out)).toMatchObject({ format: 1, accepted: { scheme: "A" }, skewMs: 0 });
    noSecret(run);
  });

  it("is not written when a person says no", async () => {
    const { fetch } = await platform();
    const { files } = await pandapon("doctor --report found --questions none", { fetch, answers: [true, false] });
    expect(files.size).toBe(0);
  });
});

describe("a server that breaks", () => {
  const failing = (error: unknown) => ({ fetch: () => Promise.reject(error) });

  it.each([
    [Object.assign(new TypeError("fetch failed"), { cause: { code: "ECONNREFUSED" } }), "Is the mock running?"],
    [Object.assign(new TypeError("fetch failed"), { cause: { code: "ENOTFOUND" } }), "cannot be resolved"],
    [
      Object.assign(new TypeError("fetch failed"), { cause: { code: "DEPTH_ZERO_SELF_SIGNED_CERT" } }),
      "NODE_EXTRA_CA_CERTS",
    ],
    [Object.assign(new TypeError("fetch failed"), { cause: { code: "ECONNRESET" } }), "broke off"],
  ])("%s could not be checked, and is told in one sentence", async (error, sentence) => {
    const { exitCode, err } = await pandapon("doctor --yes", failing(error));
    expect(err).toContain(sentence);
    expect(exitCode).toBe(3);
  });

  it("does not hang when the server does", async () => {
    const fetch: typeof globalThis.fetch = (_url, init) =>
      new Promise((_, reject) => init?.signal?.addEventListener("abort", () => reject(init.signal?.reason)));
    const { exitCode, err } = await pandapon("doctor --yes --timeout 30", { fetch });
    expect(err).toContain("did not answer within 30 ms");
    expect(exitCode).toBe(3);
  });

  it.each([
    ["a login page", () => new Response("<html>login</html>", { headers: { "content-type": "text/html" } })],
    ["an empty answer", () => new Response("")],
    ["half of a JSON text", () => new Response('{"code":20')],
    ["a list", () => Response.json([1, 2])],
    ["null", () => Response.json(null)],
    ["a redirect", () => new Response(null, { status: 302, headers: { location: "http://elsewhere.invalid" } })],
    ["12 MB", () => new Response("x".repeat(12 * 1024 * 1024))],
    ["an envelope without data", () => Response.json({ code: "200" })],
  ])("takes %s without a crash", async (_what, answer) => {
    const { exitCode, err } = await pandapon("doctor --yes --refusals 1 --questions free", {
      fetch: async () => answer(),
    });
    expect([0, 1, 3]).toContain(exitCode);
    expect(err).not.toContain("should not");
  });
});

function noSecret({ out, err, files }: Run): void {
  for (const text of [out, err, ...files.values()]) {
    for (const value of [keys.accessKey, keys.accessSecret, keys.userId]) {
      for (const form of [value, encodeURIComponent(value), Buffer.from(value).toString("base64"), value.toUpperCase()])
        expect(text).not.toContain(form);
    }
  }
}
