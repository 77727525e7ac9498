import { readFileSync } from "node:fs";
import type { Plugin } from "esbuild";

/**
 * What Prism loads at start and this mock never calls: invented data (each answer has an example), the proxy, callbacks, its
 * check for the mere presence of credentials, and its log, which writes out each body only to throw the text away. Together
 * more than half of the start time and of the memory. A call nevertheless fails, and says why.
 */
const PACKAGES = [
  "@faker-js/faker",
  "json-schema-faker",
  "node-fetch",
  "http-proxy-agent",
  "https-proxy-agent",
  "pino",
  "mime-db",
  "seedrandom",
  "chalk",
];
const PRISM_FILES = ["validators/security", "callback/callbacks", "utils/logger"];

const escaped = (names: readonly string[]): string => names.map((name) => name.replaceAll("/", "\\/")).join("|");
const packages = new RegExp(`^(?:${escaped(PACKAGES)})$`);
const prismFiles = new RegExp(`^\\..*\\/(?:${escaped(PRISM_FILES)})$`);

/** The media types that an operation can have; the full list is 137 kB, and read at start. */
const MEDIA_TYPES = {
  "application/json": { extensions: ["json"] },
  "application/x-www-form-urlencoded": {},
  "multipart/form-data": {},
  "text/plain": { extensions: ["txt"] },
};

/** Names that Prism reads while it is loaded, and those of its log, which is told of every step. */
const LEFT = `
const unused = (name) => () => { throw new Error(name + " is not part of @pandapon/mock"); };
exports.JSONSchemaFaker = { extend() {}, option() {}, generate: unused("json-schema-faker") };
exports.faker = {};
exports.default = unused("node-fetch");
exports.HttpProxyAgent = exports.HttpsProxyAgent = unused("proxy");
exports.validateSecurity = unused("validateSecurity");
exports.runCallback = unused("runCallback");
exports.logRequest = exports.logResponse = () => {};
exports.grey = (text) => text;
`;

/** Changes to Prism's `validators/utils.js`: a piece of its text, how often it stands there, what takes its place. */
const CHANGES = [
  {
    // Every schema is validated when the mock is built. Ajv would do it again at the first request, with a validator that it has
    // to compile for that: most of the time of the first answer.
    find: /strict: false,/g,
    times: 1,
    replace: "strict: false, validateSchema: false,",
  },
  {
    // Two validators for each of three dialects are made at start, and two are needed.
    find: /(\w+): createAjvInstances\((\w+)\.default\)/g,
    times: 3,
    replace:
      'get $1() { const value = createAjvInstances($2.default); Object.defineProperty(this, "$1", { value }); return value; }',
  },
];

function changed(source: string, file: string): string {
  return CHANGES.reduce((text, { find, times, replace }) => {
    if (text.match(find)?.length !== times) throw new Error(`${file}: not the Prism that this was written for`);
    return text.replace(find, replace);
  }, source);
}

export const leaveOut: Plugin = {
  name: "leave-out",
  setup(build) {
    build.onResolve({ filter: packages }, ({ path }) => ({ path, namespace: "left-out" }));
    build.onResolve({ filter: prismFiles }, ({ path, importer }) =>
      importer.includes("/prism-http/dist/") ? { path, namespace: "left-out" } : undefined,
    );
    // Parts that a client loads on demand. The mock uses signing, the codec and webhooks of core, and is not a client.
    build.onResolve({ filter: /^\./ }, ({ path, kind, importer }) =>
      kind === "dynamic-import" && /\/core\/dist\/(?!webhooks\/)/.test(importer) ? { path, external: true } : undefined,
    );
    build.onLoad({ filter: /^mime-db$/, namespace: "left-out" }, () => ({
      contents: JSON.stringify(MEDIA_TYPES),
      loader: "json",
    }));
    build.onLoad({ filter: /.*/, namespace: "left-out" }, () => ({ contents: LEFT, loader: "js" }));
    build.onLoad({ filter: /\/prism-http\/dist\/validator\/validators\/utils\.js$/ }, ({ path }) => ({
      contents: changed(readFileSync(path, "utf8"), path),
      loader: "js",
    }));
  },
};
