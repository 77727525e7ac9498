#!/usr/bin/env node
// CommonJS, because it starts sooner: an ES module that names node:http has Node load its whole HTTP client before the first line runs.
const module_ = require("node:module");

// Node 22 and newer keep the compiled code, so that the second start takes half the time.
module_.enableCompileCache?.();
require("../dist/pandapon.cjs").start();
