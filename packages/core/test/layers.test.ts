import { expect, it } from "vitest";
// By path: the test kit depends on core, so that core cannot depend on it.
import { checkLayers } from "../../testkit/src/layers/check-layers.ts";

/** From the ground up. The doors stand on top; `webhooks` needs neither client nor openapi-fetch. */
const layers = [
  "types",
  "errors",
  "values",
  "signing",
  "webhooks",
  "codec",
  "state",
  "transport",
  "raw",
  "client",
  ["otel.ts", "bulk", "reconcile", "generated"],
  "once",
  "index.ts",
] as const;

it("imports run from the doors down to the types, without a circle", () => {
  expect(
    checkLayers({
      root: new URL("../src/", import.meta.url),
      layers: layers.map((room) => (typeof room === "string" ? room : [...room])),
      packages: { "openapi-fetch": ["raw", "client/client.ts"], "@noble/hashes": ["signing", "once"] },
    }),
  ).toEqual([]);
});
