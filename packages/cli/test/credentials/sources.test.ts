import { describe, expect, it } from "vitest";
import { keys, pandapon } from "../support/terminal.ts";

const lines = {
  PANDAPON_ACCESS_KEY: keys.accessKey,
  PANDAPON_ACCESS_SECRET: keys.accessSecret,
  PANDAPON_USER_ID: keys.userId,
  PANDAPON_BASE_URL: "http://127.0.0.1:4010",
};

/** What a read sends with these lines of `.env`, or how it is refused. */
async function withDotEnv(text: string) {
  let sent: Headers | undefined;
  const run = await pandapon("call getTaobaoProduct itemId=a", {
    env: {},
    files: { ".env": text },
    fetch: async (_url, init) => {
      sent = new Headers(init?.headers);
      return Response.json({ code: 200, data: {} });
    },
  });
  return { ...run, key: sent?.get("access-key"), user: sent?.get("user-id") };
}

const all = (write: (name: string, value: string) => string, end = "\n"): string =>
  Object.entries(lines)
    .map(([name, value]) => write(name, value))
    .join(end);

describe(".env", () => {
  it.each([
    ["plain lines", all((name, value) => `${name}=${value}`)],
    ["quotes, export, spaces and comments", all((name, value) => `  export ${name} = "${value}" # mine`)],
    ["single quotes and a byte order mark", `\uFEFF${all((name, value) => `${name}='${value}'`)}`],
    ["CRLF", all((name, value) => `${name}=${value}`, "\r\n")],
    ["CR", all((name, value) => `${name}=${value}`, "\r")],
    ["colons", all((name, value) => `${name}: ${value}`)],
    ["the same value twice", `${all((name, value) => `${name}=${value}`)}\nPANDAPON_USER_ID=${keys.userId}`],
  ])("is read with %s", async (_what, text) => {
    const { exitCode, key, user, err } = await withDotEnv(text);
    expect(err).toBe("");
    expect(exitCode).toBe(0);
    expect(key).toBe(keys.accessKey);
    expect(user).toBe(keys.userId);
  });

  it.each([
    ["a quote that is not closed", `PANDAPON_ACCESS_KEY="${keys.accessKey}`, "begins or ends with a quotation mark"],
    ["typographic quotes", `PANDAPON_ACCESS_KEY=“${keys.accessKey}”`, "begins or ends with a quotation mark"],
    ["a # without quotes", "PANDAPON_ACCESS_SECRET=test#secret", "has a # outside quotation marks"],
    [
      "two values",
      "PANDAPON_ACCESS_SECRET=test-one\nPANDAPON_ACCESS_SECRET=test-two",
      "is set twice with different values",
    ],
    ["white space in quotes", `PANDAPON_ACCESS_KEY="${keys.accessKey} "`, "contains white space"],
    ["an address without a scheme", "PANDAPON_BASE_URL=api.pandapon.com", "is not a plain https address"],
    ["an address over http", "PANDAPON_BASE_URL=http://api.pandapon.com", "is not a plain https address"],
    ["an address with a password", "PANDAPON_BASE_URL=https://a:b@api.pandapon.com", "is not a plain https address"],
  ])("is refused with %s, which nothing shows", async (_what, text, sentence) => {
    const [name = ""] = text.split("=");
    const rest = Object.entries(lines).filter(([other]) => other !== name);
    const { exitCode, err, out, key } = await withDotEnv(
      `${rest.map(([other, value]) => `${other}=${value}`).join("\n")}\n${text}`,
    );
    expect(err).toContain(name);
    expect(err).toContain(sentence);
    expect(exitCode).toBe(2);
    expect(key).toBeUndefined();
    expect(out + err).not.toMatch(/test#secret|test-one|test-two|00000000000000000000/);
  });
});

it.each(["doctor --yes", "record --to a.har getTaobaoProduct itemId=a", "sign getTaobaoProduct itemId=a"])(
  "%s does not sign for an address over http",
  async (line) => {
    const { exitCode, err } = await pandapon(line, { env: { ...lines, PANDAPON_BASE_URL: "http://api.pandapon.com" } });
    expect(err).toContain("PANDAPON_BASE_URL (from the environment) is not a plain https address");
    expect(exitCode).toBe(2);
  },
);
