import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build, type OutputFile } from "esbuild";
import { minify } from "terser";
import { shortNames } from "./short-names.ts";

/** The console in one language, as one page, and the policy under which a browser runs it. */
export interface BuiltPage {
  readonly html: string;
  /** `content-security-policy`: this page's own script and style, the mock itself, and nothing else. */
  readonly policy: string;
  /** Of the files that are in it, as paths from the package. */
  readonly inputs: readonly string[];
}

const root = new URL("../", import.meta.url);

/** Compiles `console/` into one page that loads nothing. The same sources make the same bytes. */
export async function consolePage(language: "en" | "zh"): Promise<BuiltPage> {
  const script = await compile(language, ["console/main.tsx"], {
    // Calls of `h(type, props, ...children)` are shorter than those of the automatic runtime, which the types are checked by.
    jsx: "transform",
    jsxFactory: "h",
    jsxFragment: "Fragment",
    inject: ["build/jsx.ts"],
    tsconfigRaw: {},
  });
  const rest = await compile(language, ["console/before-paint.ts", "console/style/index.css"]);
  const outOf = async (name: string): Promise<string> => {
    const file = [...script.files, ...rest.files].find(({ path }) => path.replaceAll("\\", "/").endsWith(`/${name}`));
    if (file === undefined) throw new Error(`The console has no ${name}.`);
    const text = name.endsWith(".js") ? await smallest(file.text) : file.text;
    // A text in the code must not end the element that it stands in.
    return text.trim().replaceAll("</script", "<\\/script").replaceAll("</style", "<\\/style");
  };
  const [main, first, style] = [await outOf("main.js"), await outOf("before-paint.js"), await outOf("index.css")];
  const html = readFileSync(new URL("console/page.html", root), "utf8")
    .replace('lang="en"', () => `lang="${language === "zh" ? "zh-CN" : "en"}"`)
    .replace("<!-- style -->", () => `<style>${style}</style>`)
    .replace("<!-- before paint -->", () => `<script>${first}</script>`)
    .replace("<!-- script -->", () => `<script>${main}</script>`);
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(first)} ${hashOf(main)}`,
    `style-src ${hashOf(style)}`,
    "connect-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
  return { html, policy, inputs: [...new Set([...script.inputs, ...rest.inputs])] };
}

/** Bundles, in small, and tells what it has read. */
async function compile(
  language: "en" | "zh",
  entryPoints: string[],
  options: BuildOptions = {},
): Promise<{ readonly files: readonly OutputFile[]; readonly inputs: readonly string[] }> {
  const names = shortNames(new URL("console/", root));
  const { outputFiles = [], metafile } = await build({
    absWorkingDir: fileURLToPath(root),
    entryPoints,
    outdir: "out",
    write: false,
    bundle: true,
    minify: true,
    format: "iife",
    target: ["chrome120", "firefox121", "safari17"],
    charset: "utf8",
    legalComments: "none",
    define: { "process.env.NODE_ENV": '"production"' },
    metafile: true,
    logLevel: "warning",
    plugins: [
      {
        name: "short names",
        setup({ onLoad }) {
          onLoad({ filter: /[\\/]console[\\/].*\.css$/ }, ({ path }) => ({
            contents: names.inStyle(readFileSync(path, "utf8")),
            loader: "css",
          }));
          onLoad({ filter: /[\\/]console[\\/].*\.tsx?$/ }, ({ path }) => ({
            contents: names.inCode(readFileSync(path, "utf8")),
            loader: path.endsWith("x") ? "tsx" : "ts",
          }));
        },
      },
      {
        name: "language",
        setup({ onResolve }) {
          onResolve({ filter: /\/current\.ts$/ }, () => ({
            path: fileURLToPath(new URL(`console/texts/${language}.ts`, root)),
          }));
        },
      },
    ],
    ...options,
  });
  return { files: outputFiles, inputs: Object.keys(metafile?.inputs ?? {}) };
}

/** What esbuild leaves; on its way to the browser that is a twentieth of the page. */
async function smallest(code: string): Promise<string> {
  const { code: small } = await minify(code, {
    ecma: 2020,
    toplevel: true,
    compress: { passes: 3, pure_getters: true, unsafe: true, unsafe_arrows: true },
  });
  if (small === undefined) throw new Error("The console could not be made small.");
  return small;
}

const hashOf = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
