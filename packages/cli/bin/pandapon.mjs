#!/usr/bin/env node
import module from "node:module";

// Node 22 and newer keep the compiled code, so that the second start takes half the time.
module.enableCompileCache?.();
const { start } = await import("../dist/pandapon.js");
await start();
