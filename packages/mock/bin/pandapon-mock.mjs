#!/usr/bin/env node
// As ES imports they would load more of Node than all of the mock does.
const module = process.getBuiltinModule("node:module");
const v8 = process.getBuiltinModule("node:v8");
// Node 22 and newer keep the compiled code, so the second start takes half the time.
module.enableCompileCache?.();
// Under load half of the memory would be room for young objects that no request needs; without it the mock is as fast.
v8.setFlagsFromString("--semi-space-growth-factor=1");
// The heap may grow by a quarter between two collections, not to the double: a third less memory under load.
v8.setFlagsFromString("--heap-growing-percent=25");
// A collection of the whole heap begins when most of that room is used. By default it begins at once, as the room is smaller than what
// young objects may take, and answers would wait for one collection after the other.
v8.setFlagsFromString("--incremental-marking-soft-trigger=60");
v8.setFlagsFromString("--incremental-marking-hard-trigger=85");
const { main } = await import("../dist/cli.js");
process.exitCode = await main(process.argv.slice(2), process.env);
