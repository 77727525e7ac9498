// Node, Bun and Deno: the environment comes as an argument, the report goes out as the last line.
import { runSuite } from "./suite.mjs";

const report = await runSuite(JSON.parse(process.argv[2]));
const { bun, deno, node } = process.versions;
console.log(JSON.stringify({ ...report, version: bun ?? deno ?? node }));
