import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Nature } from "../suite/environment.ts";
import { lastWords, start } from "./child.ts";
import type { Result, Runner } from "./runner.ts";

/** No compatibility flag: what Workers offer without Node's built-ins has to do. */
const CONFIG = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "suite", worker = (
      modules = [
        (name = "workerd.mjs", esModule = embed "workerd.mjs"),
        (name = "suite.mjs", esModule = embed "suite.mjs"),
      ],
      compatibilityDate = "2026-11-01",
      globalOutbound = "loopback",
    )),
    (name = "loopback", network = (allow = ["local"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "suite")],
);
`;

/** A Worker that runs the suite when it is asked to. */
export const runWorkerd =
  (file: string, nature: Nature): Runner =>
  async (workbench) => {
    const config = join(workbench.folder, "workerd.capnp");
    await writeFile(config, CONFIG);
    const asked = start(workbench, [file, "--version"]);
    await asked.ended;
    const child = start(workbench, [file, "serve", config, "--control-fd=3"], {
      stdio: ["ignore", "pipe", "pipe", "pipe"],
    });
    try {
      const control = child.process.stdio[3];
      if (!control || !("setEncoding" in control)) throw new Error("no control channel");
      const [message] = await Promise.race([
        once(control, "data"),
        child.ended.then(() => Promise.reject(new Error(lastWords(child)))),
      ]);
      const { port } = JSON.parse(String(message)) as { port: number };
      const response = await fetch(`http://127.0.0.1:${port}/`, {
        method: "POST",
        body: JSON.stringify({ ...workbench.urls, ...nature }),
      });
      if (!response.ok) throw new Error(`${await response.text()}\n${lastWords(child)}`);
      const report = (await response.json()) as Omit<Result, "version" | "stderr">;
      return { ...report, version: asked.said.stdout.replace("workerd", "").trim(), stderr: child.said.stderr };
    } finally {
      await child.stop();
    }
  };
