// There is no engine for containers here: the Dockerfile is read, and what its lines do is done on this machine, from the packed tarball.
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { freePort } from "@pandapon/testkit/free-port";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const execute = promisify(execFile);
const mock = fileURLToPath(new URL("../../../mock/", import.meta.url));
const here = mkdtempSync(join(realpathSync(tmpdir()), "pandapon-docker-"));
/** Where `npm install --global` puts things. */
const prefix = join(here, "image");

interface Instruction {
  readonly name: string;
  readonly text: string;
}

const instructions: readonly Instruction[] = readFileSync(join(mock, "Dockerfile"), "utf8")
  .replaceAll(/\\\n\s*/g, " ")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => {
    const [name = "", ...rest] = line.split(" ");
    return { name, text: rest.join(" ") };
  });
const textOf = (name: string): string => instructions.find((one) => one.name === name)?.text ?? "";
const argvOf = (text: string): string[] => JSON.parse(text.slice(text.indexOf("["))) as string[];

afterAll(() => rmSync(here, { recursive: true, force: true }));

describe("the Dockerfile", () => {
  test("begins with an image of many architectures, of a Node that the mock supports", () => {
    const [, major = ""] = /^node:(\d+)-alpine$/.exec(textOf("FROM")) ?? [];
    const { engines } = JSON.parse(readFileSync(join(mock, "package.json"), "utf8")) as { engines: { node: string } };
    expect(Number(major)).toBeGreaterThanOrEqual(24);
    expect(engines.node).toContain(">=22");
  });

  test("runs as a user without rights, from the packed tarball alone", () => {
    const names = instructions.map(({ name }) => name);
    expect(textOf("USER")).toBe("node");
    expect(names.indexOf("USER")).toBeLessThan(names.indexOf("ENTRYPOINT"));
    expect(names.lastIndexOf("RUN")).toBeLessThan(names.indexOf("USER"));
    expect(instructions.filter(({ name }) => name === "COPY" || name === "ADD")).toEqual([
      { name: "COPY", text: `${"$"}{TARBALL} /mock.tgz` },
    ]);
  });
});

describe("what its lines do", () => {
  const [, variable = "", port = ""] = /^(\w+)=(\d+)$/.exec(textOf("ENV")) ?? [];
  const environment = (freePort: number): NodeJS.ProcessEnv => ({ ...process.env, [variable]: String(freePort) });
  /** An installed command, run by this Node itself: where `node` is a script around it, that would take the signals. */
  const installed = ([command = "", ...args]: readonly string[]): readonly [string, string[]] => [
    process.execPath,
    [realpathSync(join(prefix, "bin", command)), ...args],
  ];

  beforeAll(async () => {
    const { stdout } = await execute("pnpm", ["pack", "--json", "--pack-destination", here], { cwd: mock });
    const { filename } = JSON.parse(stdout) as { filename: string };
    // RUN npm install --global … /mock.tgz: with the flags that stand there, below a prefix of the test.
    const [install = ""] = textOf("RUN").split(" && ");
    const [command = "", ...args] = install.replace("/mock.tgz", filename).split(" ");
    await execute(command, [...args, "--prefix", prefix, "--offline"]);
  }, 180_000);

  test("the entrance listens where EXPOSE says, the health check passes, and fails when it has ended", async () => {
    expect(textOf("EXPOSE")).toBe(port);
    const free = await freePort();
    const env = environment(free);
    const [check, checkArgs] = installed(argvOf(textOf("HEALTHCHECK")));
    const server = spawn(...installed(argvOf(textOf("ENTRYPOINT"))), { env, stdio: ["ignore", "pipe", "inherit"] });
    try {
      await once(server.stdout, "data");
      await execute(check, checkArgs, { env });
      // From outside the container: under any name the API answers, the control API does not.
      const asked = (path: string): Promise<Response> => fetch(`http://127.0.0.1:${free}${path}`);
      expect((await asked("/")).status).toBe(200);
    } finally {
      server.kill("SIGTERM");
      await once(server, "exit");
    }
    await expect(execute(check, checkArgs, { env })).rejects.toThrow();
  }, 60_000);
});
