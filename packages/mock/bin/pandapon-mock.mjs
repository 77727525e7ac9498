#!/usr/bin/env node
import module from "node:module";

// Node 22 and newer keep the compiled code, so the second start takes half the time.
module.enableCompileCache?.();
const { main } = await import("../dist/cli.js");
process.exitCode = await main(process.argv.slice(2), process.env);
