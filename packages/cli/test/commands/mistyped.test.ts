// A mistyped command line sends nothing, regardless of the mistake.
import { beforeAll, describe, expect, it } from "vitest";
import { environment, pandapon } from "../support/terminal.ts";

const payment = [
  "call",
  "payTaobaoOrder",
  "orderId=2541753627432451492",
  "--write",
  "--confirm",
  "2541753627432451492",
];
const commands: readonly (readonly [string, readonly string[]])[] = [
  ["doctor", ["doctor", "--yes", "--questions", "all"]],
  ["a read", ["call", "getTaobaoProduct", "itemId=a"]],
  ["a write", ["call", "createTaobaoCartOrder", 'ids=["382"]', "--write", "--confirm", "createTaobaoCartOrder"]],
  ["a payment", payment],
  ["record", ["record", "--to", "a.har", "getTaobaoProduct", "itemId=a"]],
  ["push send", ["push", "send", "taobao.orderPriceModified", "--to", "http://127.0.0.1:9/hook"]],
];

const MISTAKES = [
  ...["--dry-rnu", "--dryrun", "--dry", "--dry_run", "--DRY-RUN", "--no-dry-run", "--noDryRun", "-n", "-d", "-dry-run"],
  ...["--dry-run=", "--dry-run=false", "--dry-run=true", "--dry-run=0", "--dryRun=false", "--dry-rnu=true"],
  ...[
    "--write=false",
    "--write=true",
    "--no-write",
    "--noWrite",
    "--wirte",
    "--w",
    "--yes=false",
    "--no-yes",
    "--yes=",
  ],
  ...["--json=false", "--no-json", "--json=", "--lang", "--lang=", "--lang=fr", "--rule", "--rule=", "--rule=Z"],
  ...["--unit=us", "--unit=", "--input", "--input=", "--confirm=", "--credentials-file", "--credentials-file=", "--="],
  ...["—dry-run", "–dry-run", "−−dry-run=true", "－－dry-run", "dry-run", "dry-run=true", "dryRun=true", "write=false"],
  ...[
    "--dry-run\u200b",
    "\u200b--dry-run",
    "\u00a0--dry-run=true",
    "/dry-run",
    "--help=no",
    "--spacing=-1",
    "--times=0",
  ],
];

describe.each(commands)("%s", (_name, args) => {
  it.each(MISTAKES)("sends nothing with %j behind it", async (mistake) => {
    const { exitCode, out, err } = await pandapon([...args, mistake]);
    expect(`${out}${err}`).not.toContain("nothing may be sent");
    expect(err).not.toBe("");
    expect(exitCode).toBe(2);
  });

  it("sends nothing with a flag that is given twice, or with a mistake behind --", async () => {
    for (const more of [
      ["--lang", "en", "--lang", "zh"],
      ["--json", "--json"],
      ["--", "--dry-run=true"],
      ["--", "--dry-run"],
    ])
      expect((await pandapon([...args, ...more])).exitCode).toBe(2);
  });

  it("is sent without a mistake", async () => {
    let calls = 0;
    const fetch = async () => {
      calls++;
      return Response.json({ code: 7, msg: "no", data: null });
    };
    await pandapon([...args], { fetch });
    expect(calls).toBeGreaterThan(0);
  });
});

describe("a mistyped field", () => {
  it.each([
    ["pagNo=2", "Did you mean pageNo"],
    ["zebra=2", "with --input"],
  ])("%s is refused", async (field, hint) => {
    const { exitCode, err } = await pandapon(["call", "searchTaobaoProducts", "keyword=x", field]);
    expect(err).toContain("searchTaobaoProducts has no field");
    expect(err).toContain(hint);
    expect(exitCode).toBe(2);
  });

  it("is refused inside an object too, and goes through from a file", async () => {
    const args = ["call", "createTaobaoCartOrder", 'ids=["382"]', "--dry-run"];
    expect((await pandapon([...args, "orderAddress.ctiy=杭州"])).err).toContain("Did you mean city");
    const files = { "in.json": '{"zebra":1}' };
    expect((await pandapon([...args, "--input", "in.json"], { files })).out).toContain('"zebra":1');
  });
});

it.each([
  [["call", "SECRET"]],
  [["operations", "SECRET"]],
  [["SECRET"]],
  [["doctor", "--SECRET"]],
  [["call", "getTaobaoProduct", "SECRET=1"]],
  [["call", "getTaobaoProduct", "itemId=SECRET", "--dry-run"]],
])("does not show a secret that was typed in %j", async (args) => {
  const secret = "test&secret/not+real";
  const run = await pandapon(
    args.map((arg) => arg.replace("SECRET", secret)),
    { env: { ...environment, PANDAPON_ACCESS_SECRET: secret } },
  );
  for (const form of [secret, encodeURIComponent(secret)]) expect(run.out + run.err).not.toContain(form);
});

describe("as JSON", () => {
  let run: Awaited<ReturnType<typeof pandapon>>;
  beforeAll(async () => {
    run = await pandapon("call getTaobaoProduct itemId=a --dry-rnu --json", { env: environment });
  });
  it("a mistyped flag is told on standard output", () => {
    expect(JSON.parse(run.out)).toMatchObject({ exitCode: 2, error: expect.stringContaining("--dry-run") });
    expect(run.err).toBe("");
  });
});
