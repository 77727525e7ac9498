// Each question on a real terminal: a pseudo terminal of Python, which Linux and macOS have along.
import { execFile, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { promisify, stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { environment, keys } from "./support/terminal.ts";

const bin = fileURLToPath(new URL("../bin/pandapon.cjs", import.meta.url));
const hasPython = spawnSync("python3", ["-c", "import pty"]).status === 0;

/** Runs a program on a pseudo terminal: each step waits for its text, then types. Prints status and screen as JSON. */
const DRIVER = `
import pty, os, sys, json, select, time, re, fcntl, termios, struct
args, steps, columns = json.loads(sys.argv[1])
pid, fd = pty.fork()
if pid == 0: os.execve(args[0], args, os.environ)
fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", 30, columns, 0, 0))
screen, mark, end = "", 0, time.time() + 50
while time.time() < end:
    if select.select([fd], [], [], 0.1)[0]:
        try: data = os.read(fd, 65536)
        except OSError: break
        if not data: break
        screen += data.decode("utf8", "replace")
    if steps and steps[0][0] in re.sub(r"\\s+[│|]?\\s*", " ", re.sub(r"\\x1b\\[[0-9;?]*[A-Za-z]", "", screen[mark:])):
        mark = len(screen)
        for key in steps.pop(0)[1]:
            time.sleep(0.1)
            os.write(fd, key.encode())
status = os.waitpid(pid, 0)[1]
print(json.dumps([os.waitstatus_to_exitcode(status), screen]))
`;

let calls = 0;
let answer: "refuse" | "hang" = "refuse";
const server = createServer((_request, response) => {
  calls++;
  if (answer === "refuse") response.end(JSON.stringify({ code: 7, msg: "signature", data: null }));
});

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
}, 60_000);
beforeEach(() => {
  calls = 0;
  answer = "refuse";
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function typed(
  args: readonly string[],
  steps: readonly (readonly [text: string, keys: readonly string[]])[],
  env: Record<string, string | undefined> = {},
  columns = 100,
): Promise<{ status: number; screen: string }> {
  const { stdout } = await promisify(execFile)(
    "python3",
    ["-c", DRIVER, JSON.stringify([[process.execPath, bin, ...args], steps, columns])],
    {
      env: {
        PATH: process.env.PATH,
        TERM: "xterm",
        ...environment,
        PANDAPON_BASE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        ...env,
      },
      maxBuffer: 1e7,
    },
  );
  const [status, screen] = JSON.parse(stdout) as [number, string];
  expect(screen).not.toContain(keys.accessSecret);
  return { status, screen };
}

const CTRL_C = "\u0003";
const CTRL_D = "\u0004";
const ENTER = "\r";
const pay = ["call", "payTaobaoOrder", "orderId=2541753627432451492", "--write"];
const remove = ["call", "deleteTaobaoCartItems", 'ids=["1"]', "--write"];
const doctor = ["doctor", "--spacing", "0", "--refusals", "2"];

describe.skipIf(!hasPython)("on a terminal", () => {
  it.each([
    ["the plan of the doctor, with Enter", doctor, "Send these calls?", [ENTER]],
    ["the plan of the doctor, with Ctrl-C", doctor, "Send these calls?", [CTRL_C]],
    ["the plan of the doctor, with Ctrl-D", doctor, "Send these calls?", [CTRL_D]],
    ["a payment, with Ctrl-C", pay, "Type the order number", [CTRL_C]],
    ["a payment, with Ctrl-D", pay, "Type the order number", [CTRL_D]],
    ["a payment, with another number", pay, "Type the order number", ["2541753627432451493", ENTER]],
    ["a write, with yes", remove, "Type deleteTaobaoCartItems to send it", ["yes", ENTER]],
  ])("nothing is sent when a person refuses %s", async (_what, args, question, keysTyped) => {
    const { status } = await typed(args, [[question, keysTyped]]);
    expect(status).toBe(4);
    expect(calls).toBe(0);
  });

  it("names money and order, in a narrow terminal too, and sends once when the number is typed", async () => {
    const { status, screen } = await typed(pay, [["Type the order", ["2541753627432451492", ENTER]]], {}, 34);
    const plain = stripVTControlCharacters(screen).replaceAll(/[\s│]+/g, "");
    expect(plain).toContain("PAYSorder2541753627432451492withrealmoney;itcannotbeundone.");
    expect(status).toBe(1);
    expect(calls).toBe(1);
  });

  it("asks again after refusals", async () => {
    const { status } = await typed(doctor, [
      ["Send these calls?", ["y"]],
      ["refused 2 calls", [CTRL_C]],
    ]);
    expect(status).toBe(4);
    expect(calls).toBe(2);
  });

  it("hides the secret that is typed", async () => {
    const { status, screen } = await typed(
      doctor,
      [
        ["PANDAPON_ACCESS_KEY", [keys.accessKey, ENTER]],
        ["PANDAPON_ACCESS_SECRET", [keys.accessSecret, ENTER]],
        ["Send these calls?", [CTRL_C]],
      ],
      { PANDAPON_ACCESS_KEY: "", PANDAPON_ACCESS_SECRET: "" },
    );
    expect(screen).toContain("from the prompt");
    expect(status).toBe(4);
  });

  it("says that the outcome is unknown when a write is broken off", async () => {
    answer = "hang";
    const sent = once(server, "request");
    const running = typed(remove, [
      ["to send it", ["deleteTaobaoCartItems", ENTER]],
      ["deleteTaobaoCartItems ", ["", "", "", "", "", "", "", "", "", "", "", "", "", "", "", CTRL_C]],
    ]);
    await sent;
    const { status, screen } = await running;
    expect(screen).toContain("outcome unknown");
    expect(screen).toContain("Do NOT send it again");
    expect(status).toBe(3);
    expect(calls).toBe(1);
  });

  it("has colours, and none with NO_COLOR; asks nothing where CI is set", async () => {
    const COLOUR = "\u001b[3";
    const question = [["Send these calls?", [CTRL_C]]] as const;
    expect((await typed(doctor, question)).screen).toContain(COLOUR);
    expect((await typed(doctor, question, { NO_COLOR: "1" })).screen).not.toContain(COLOUR);
    expect((await typed(doctor, [], { CI: "true" })).status).toBe(2);
  });
});
