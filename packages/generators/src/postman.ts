import { createRequire } from "node:module";
import { operationsOf, readBundle } from "../../../spec/tools/document/index.ts";
import { bundleFile } from "./paths.ts";

const require = createRequire(import.meta.url);

/** The part of a Postman collection that is looked at here. */
interface Item {
  readonly name: string;
  readonly item?: readonly Item[];
  readonly request?: {
    readonly method: string;
    readonly url: { readonly path: readonly string[] };
    readonly header: { key: string; value: string }[];
    auth?: unknown;
  };
}

export interface Collection {
  readonly item: readonly Item[];
  event?: unknown[];
  auth?: unknown;
  variable?: { key: string; value: string }[];
}

interface Converter {
  convertV2(
    input: { readonly type: "file"; readonly data: string },
    options: object,
    done: (
      error: Error | null,
      result: { result: boolean; reason?: string; output?: readonly { data: Collection }[] },
    ) => void,
  ): void;
}

/** The collection that Postman's own converter makes of the bundle. */
export function collectionOf(bundle = bundleFile("openapi.3.0.json")): Promise<Collection> {
  const converter = require("openapi-to-postmanv2") as Converter;
  const options = { parametersResolution: "Example", folderStrategy: "Tags" };
  return new Promise((resolve, reject) => {
    converter.convertV2({ type: "file", data: bundle }, options, (error, { result, reason, output }) => {
      const data = output?.[0]?.data;
      if (error || !result || data === undefined) reject(error ?? new Error(`not converted: ${reason}`));
      else resolve(data);
    });
  });
}

/** Signs each request, in the way that the README of `@pandapon/spec` shows, with what Postman has inside. */
const signing = [
  "const timestamp = String(Math.floor(Date.now() / 1000));",
  'const nonce = pm.variables.replaceIn("{{$guid}}").replaceAll("-", "");',
  "const value = (name) => pm.variables.get(name);",
  'const text = value("accessKey") + timestamp + nonce + value("accessSecret");',
  'const signature = require("crypto-js").MD5(text).toString().toUpperCase();',
  'const headers = { "access-key": value("accessKey"), timestamp, "nonce-str": nonce, "user-id": value("userId"), signature };',
  "for (const [key, one] of Object.entries(headers)) pm.request.headers.upsert({ key, value: one });",
  'if (pm.request.url.getPath().includes("/pp/logistics/"))',
  '  pm.request.url.addQueryParams([{ key: "timestamp", value: timestamp }, { key: "sign", value: signature }]);',
];

const successful = [
  'pm.test("answered as described", () => {',
  "  pm.expect(pm.response.json().code, pm.response.text()).to.equal(200);",
  "  pm.response.to.have.status(200);",
  "});",
];

export interface Credentials {
  readonly accessKey: string;
  readonly accessSecret: string;
  readonly userId: string;
}

/** The collection, ready for the mock: address, keys, a script that signs, and one that looks at the answer. */
export function prepared(collection: Collection, baseUrl: string, credentials: Credentials): Collection {
  const variables = { baseUrl, ...credentials };
  const wanted = firstExamples();
  for (const { request } of requestsOf(collection.item)) {
    const example = wanted.get(`${request.method} /${request.url.path.join("/")}`);
    // Postman's helper for one API key would put its own value over one of the five.
    request.auth = { type: "noauth" };
    if (example !== undefined) request.header.push({ key: "Prefer", value: `example=${example}` });
  }
  const others = (collection.variable ?? []).filter(({ key }) => !(key in variables));
  return {
    ...collection,
    auth: { type: "noauth" },
    variable: [...others, ...Object.entries(variables).map(([key, value]) => ({ key, value }))],
    event: [
      { listen: "prerequest", script: { type: "text/javascript", exec: signing } },
      { listen: "test", script: { type: "text/javascript", exec: successful } },
    ],
  };
}

function requestsOf(items: readonly Item[]): { readonly request: NonNullable<Item["request"]> }[] {
  return items.flatMap(({ request, item }) => [...(request ? [{ request }] : []), ...requestsOf(item ?? [])]);
}

/** Which answer the mock is to give: the first success that the description shows. */
function firstExamples(): ReadonlyMap<string, string> {
  return new Map(
    operationsOf(readBundle(bundleFile("openapi.json"))).flatMap(({ method, path, slots }): [string, string][] => {
      const answer = slots.find(({ kind, name }) => kind === "answer" && name === "200");
      const name = answer?.examples[0]?.name;
      const call = `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ":$1")}`;
      return name === undefined ? [] : [[call, name]];
    }),
  );
}
