import type { Nature } from "../suite/environment.ts";
import { fileOf, versionOf } from "./modules.ts";
import { runChromium } from "./run-chromium.ts";
import { runProcess } from "./run-process.ts";
import { runWorkerd } from "./run-workerd.ts";
import type { Runner } from "./runner.ts";

/** A runtime of the matrix. */
export interface Runtime {
  readonly name: string;
  /** The package it comes from, and its version if it is installed. */
  readonly from: string;
  readonly version: string | undefined;
  /** What it must say of itself: the proof that the suite ran on this one and no other. */
  readonly says: { readonly version: RegExp; readonly userAgent: RegExp };
  readonly run: Runner;
  /** Runs a program that is not bundled, where the runtime finds packages. */
  readonly command?: readonly string[];
}

// Natures have been seen, not read: hardly any of it is documented.
const nodeNature: Nature = { isBrowser: false, tellsRefusal: true, repeats: { get: false, post: false } };
const bunNature: Nature = { isBrowser: false, tellsRefusal: true, repeats: { get: false, post: false } };
const denoNature: Nature = { isBrowser: false, tellsRefusal: true, repeats: { get: true, post: false } };
const workerdNature: Nature = { isBrowser: false, tellsRefusal: false, repeats: { get: true, post: false } };
const chromiumNature: Nature = { isBrowser: true, tellsRefusal: false, repeats: { get: true, post: true } };

export const runtimes: readonly Runtime[] = [
  // The oldest that the packages promise to work on. It has no name; its version tells it.
  node("node20", "node20", /^$/),
  node("node22", "node22", /^Node\.js\/22$/),
  node("node24", "node", /^Node\.js\/24$/),
  node("node26", "node26", /^Node\.js\/26$/),
  bun("@oven/bun-linux-x64"),
  deno("@deno/linux-x64-glibc"),
  workerd("@cloudflare/workerd-linux-64"),
  chromium("chromium", "runInPage"),
  chromium("chromium worker", "runInWorker"),
];

function node(name: string, from: string, userAgent: RegExp): Runtime {
  const command = [fileOf(from, "bin/node")];
  return { name, ...installed(from, userAgent), run: runProcess(command, nodeNature), command };
}

function bun(from: string): Runtime {
  const command = [fileOf(from, "bin/bun"), "run", "--no-install"];
  return { name: "bun", ...installed(from, /^Bun\//), run: runProcess(command, bunNature), command };
}

function deno(from: string): Runtime {
  const command = [fileOf(from, "deno"), "run", "--no-prompt"];
  // Nothing but the network of this machine: core asks for no other permission.
  const run = runProcess([...command, "--no-config", "--allow-net=127.0.0.1"], denoNature);
  return { name: "deno", ...installed(from, /^Deno\//), run, command: [...command, "--allow-read"] };
}

function workerd(from: string): Runtime {
  const { version, ...rest } = installed(from, /^Cloudflare-Workers$/);
  // It calls itself by the day that is the middle of its version.
  const day = version?.replace(/^1\.(\d{4})(\d\d)(\d\d)\..*/, "$1-$2-$3");
  const says = { ...rest.says, version: new RegExp(`^${day}$`) };
  return { name: "workerd", ...rest, version, says, run: runWorkerd(fileOf(from, "bin/workerd"), workerdNature) };
}

function chromium(name: string, place: "runInPage" | "runInWorker"): Runtime {
  const { from, version, says } = installed("@sparticuz/chromium", /HeadlessChrome\//);
  // The package is for every platform, the program in it is not.
  const isHere = process.platform === "linux" && process.arch === "x64";
  return {
    name,
    from,
    version: isHere ? version : undefined,
    says: { ...says, version: new RegExp(`^${version?.split(".")[0]}\\.`) },
    run: runChromium(chromiumNature, place),
  };
}

function installed(from: string, userAgent: RegExp): Pick<Runtime, "from" | "version" | "says"> {
  const version = versionOf(from);
  return { from, version, says: { version: new RegExp(`^${version?.replaceAll(".", "\\.")}$`), userAgent } };
}
