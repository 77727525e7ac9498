import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { minify } from "terser";

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
  const compiled = await build({
    absWorkingDir: fileURLToPath(root),
    entryPoints: ["console/main.tsx", "console/before-paint.ts", "console/style/index.css"],
    outdir: "out",
    write: false,
    bundle: true,
    // The style alone: the scripts are left to terser.
    minifySyntax: true,
    minifyWhitespace: true,
    format: "iife",
    target: ["chrome120", "firefox121", "safari17"],
    charset: "utf8",
    legalComments: "none",
    jsx: "automatic",
    jsxImportSource: "preact",
    define: { "process.env.NODE_ENV": '"production"' },
    metafile: true,
    logLevel: "warning",
    plugins: [
      {
        name: "language",
        setup({ onResolve }) {
          onResolve({ filter: /\/current\.ts$/ }, () => ({
            path: fileURLToPath(new URL(`console/texts/${language}.ts`, root)),
          }));
        },
      },
    ],
  });
  const outOf = async (name: string): Promise<string> => {
    const file = compiled.outputFiles.find(({ path }) => path.replaceAll("\\", "/").endsWith(`/${name}`));
    if (file === undefined) throw new Error(`The console has no ${name}.`);
    const text = name.endsWith(".js") ? await smallest(file.text) : file.text;
    // A text in the code must not end the element that it stands in.
    return text.trim().replaceAll("</script", "<\\/script").replaceAll("</style", "<\\/style");
  };
  const [main, first, style] = [await outOf("main.js"), await outOf("before-paint.js"), await outOf("style/index.css")];
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
  return { html, policy, inputs: Object.keys(compiled.metafile.inputs) };
}

/** What esbuild leaves; on its way to the browser that is a twentieth of the page. */
async function smallest(code: string): Promise<string> {
  const { code: small } = await minify(code, {
    ecma: 2020,
    toplevel: true,
    compress: { passes: 3, pure_getters: true, unsafe_arrows: true },
  });
  if (small === undefined) throw new Error("The console could not be made small.");
  return small;
}

const hashOf = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
