import { builtinModules } from "node:module";
import type { Plugin } from "esbuild";

const names = builtinModules.map((name) => name.replace("/", "\\/")).join("|");
const builtin = new RegExp(`^(?:node:)?(?:${names})$`);

/**
 * Node's own modules, asked for as an object. As an ES import each would read all of its exports at once, and with them load Web Crypto,
 * worker threads, promises of the file system and more: a sixth of the start.
 */
export const lazyBuiltins: Plugin = {
  name: "lazy-builtins",
  setup(build) {
    build.onResolve({ filter: builtin }, ({ path, kind }) =>
      kind === "import-statement" ? { path: path.replace(/^(?!node:)/, "node:"), namespace: "builtin" } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: "builtin" }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule(${JSON.stringify(path)});`,
      loader: "js",
    }));
  },
};
