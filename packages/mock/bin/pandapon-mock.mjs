#!/usr/bin/env node
// As ES imports they would load more of Node than all of the mock does.
const module = process.getBuiltinModule("node:module");
const v8 = process.getBuiltinModule("node:v8");
// Node 22 and newer keep the compiled code, so the second start takes half the time.
module.enableCompileCache?.();
// Under load half of the memory would be room for young objects that no request needs; without it the mock is as fast.
v8.setFlagsFromString("--semi-space-growth-factor=1");
// The heap may grow by a third between two collections, not to the double: a third less memory under load.
v8.setFlagsFromString("--heap-growing-percent=35");
const { main } = await import("../dist/cli.js");
process.exitCode = await main(process.argv.slice(2), process.env);
