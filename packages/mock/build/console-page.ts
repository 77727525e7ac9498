import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

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
    format: "iife",
    target: ["chrome120", "firefox121", "safari17"],
    minify: true,
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
          onResolve({ filter: /\/texts\/current\.ts$/ }, () => ({
            path: fileURLToPath(new URL(`console/texts/${language}.ts`, root)),
          }));
        },
      },
    ],
  });
  const outOf = (name: string): string => {
    const file = compiled.outputFiles.find(({ path }) => path.replaceAll("\\", "/").endsWith(`/${name}`));
    if (file === undefined) throw new Error(`The console has no ${name}.`);
    // A text in the code must not end the element that it stands in.
    return file.text.trim().replaceAll("</script", "<\\/script").replaceAll("</style", "<\\/style");
  };
  const [main, first, style] = [outOf("main.js"), outOf("before-paint.js"), outOf("style/index.css")];
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

const hashOf = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
