import { fileURLToPath } from "node:url";
import { bundleFile } from "./paths.ts";

/** A file of an installed package; the viewers' packages do not export the scripts that they have for pages. */
const fileOf = (name: string, path: string): string =>
  fileURLToPath(new URL(`../node_modules/${name}/${path}`, import.meta.url));

export interface Viewer {
  readonly name: string;
  /** Path of the page, with what leads to one operation where the viewer shows one at a time. */
  readonly path: string;
  readonly html: string;
}

const page = (body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>PandaPon</title><link rel="icon" href="data:,"></head><body>${body}</body></html>`;

/** Three viewers, each from the script that its package has for pages. */
export const viewers: readonly Viewer[] = [
  {
    name: "Redoc",
    path: "/redoc",
    html: page('<redoc spec-url="/openapi.json" hide-loading></redoc><script src="/redoc.js"></script>'),
  },
  {
    name: "Scalar",
    path: "/scalar#tag/taobao-after-sales/POST/v2/taobao/order/refund/submit",
    html: page(
      '<script id="api-reference" data-url="/openapi.json" data-configuration=\'{"withDefaultFonts":false}\'></script><script src="/scalar.js"></script>',
    ),
  },
  {
    name: "Stoplight Elements",
    path: "/elements#/operations/submitTaobaoRefund",
    html: page(
      '<link rel="stylesheet" href="/elements.css"><script src="/elements.js"></script>' +
        '<elements-api apiDescriptionUrl="/openapi.json" router="hash"></elements-api>',
    ),
  },
];

export const viewerFiles: Readonly<Record<string, string>> = {
  "/openapi.json": bundleFile("openapi.json"),
  "/redoc.js": fileOf("redoc", "bundles/redoc.standalone.js"),
  "/scalar.js": fileOf("@scalar/api-reference", "dist/browser/standalone.js"),
  "/elements.js": fileOf("@stoplight/elements", "web-components.min.js"),
  "/elements.css": fileOf("@stoplight/elements", "styles.min.css"),
};
