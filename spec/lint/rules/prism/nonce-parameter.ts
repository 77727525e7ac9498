import { rule } from "../../lib/rule.ts";

/** The nonce is signed and optional on the pages, so it is a parameter and not a security scheme. */
export const nonceParameter = rule(({ operations }, report) => {
  for (const { kind, item, parameters } of operations) {
    if (kind === "path" && !parameters.some(({ node }) => node.name === "nonce-str" && node.in === "header")) {
      report(item.location, "Put the header nonce-str under `parameters`: refer to shared/parameters/NonceStr.yaml.");
    }
  }
});
