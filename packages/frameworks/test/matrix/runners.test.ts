import { join } from "node:path";
import { expect, it } from "vitest";
import { bin, firstBlock, insideFunction, PRINTED, root, workshop } from "./workshop.ts";

const { write, run } = workshop("runners");

it.each(["module", "commonjs"])("tsx runs the first block of the README, in a package of type %s", async (type) => {
  write({ "package.json": JSON.stringify({ private: true, type }) });
  const file = write({ "entry.ts": type === "module" ? firstBlock() : insideFunction(firstBlock()) });
  expect((await run(bin("tsx"), [file])).stdout).toMatch(PRINTED);
});

it("ts-node runs it in a package of type commonjs, with module nodenext", async () => {
  const compilerOptions = { module: "nodenext", moduleResolution: "nodenext", target: "es2022", types: ["node"] };
  write({
    "package.json": JSON.stringify({ private: true, type: "commonjs" }),
    "tsconfig.json": JSON.stringify({ compilerOptions }),
  });
  const file = write({ "entry.ts": insideFunction(firstBlock()) });
  // ts-node needs a compiler that is written in JavaScript.
  const compiler = join(root, "packages/compilers/node_modules/typescript-5.9");
  const { stdout } = await run(bin("ts-node"), ["--transpileOnly", "--compiler", compiler, file]);
  expect(stdout).toMatch(PRINTED);
});

it.runIf(process.features.typescript)("Node runs it alone", async () => {
  write({ "package.json": JSON.stringify({ private: true, type: "module" }) });
  expect((await run(process.execPath, [write({ "entry.ts": firstBlock() })])).stdout).toMatch(PRINTED);
});
