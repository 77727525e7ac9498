import { entries } from "./entries.mjs";

// The marketplaces before core's entries for them: a type is documented where users import it from.
const order = ["@pandapon/core", "@pandapon/taobao", "@pandapon/1688", "@pandapon/logistics"];
const rank = (name) => (order.indexOf(name) + order.length + 1) % (order.length + 1);

/** @type {import("typedoc").TypeDocOptions} */
export default {
  name: "PandaPon for TypeScript",
  entryPoints: [...entries()].sort(([a], [b]) => rank(a) - rank(b)).map(([, file]) => file),
  tsconfig: "tsconfig.json",
  // Types are checked by the compiler that builds the packages; typedoc needs an older one.
  skipErrorChecking: true,
  treatWarningsAsErrors: true,
  out: "api",
  plugin: ["./name-modules.mjs"],
  readme: "start.md",
  includeVersion: false,
  hideGenerator: true,
  disableSources: true,
  excludeInternal: true,
  excludePrivate: true,
  navigation: { includeGroups: false },
  sort: ["source-order"],
};
