import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "puppeteer-core";

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const RULES = {
  all: { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
  /** What a theme can break: it changes nothing but colours (packages/mock/test/console/theme.test.ts). */
  colours: { runOnly: ["color-contrast", "link-in-text-block"] },
};

/** What axe finds (WCAG 2.2 A and AA, best practice), a line each. The page's policy lets no foreign script in; the browser does. */
export async function axeViolations(page: Page, rules: keyof typeof RULES = "all"): Promise<readonly string[]> {
  const client = await page.createCDPSession();
  const isThere = await client.send("Runtime.evaluate", { expression: `"axe" in globalThis` });
  if (isThere.result.value !== true) await client.send("Runtime.evaluate", { expression: source });
  // Only what is wrong gets a selector and a summary: most of the time went into those of what is right.
  const options = JSON.stringify({ ...RULES[rules], resultTypes: ["violations"] });
  const { result, exceptionDetails } = await client.send("Runtime.evaluate", {
    expression: `axe.run(document, ${options}).then((found) => JSON.stringify({ violations: found.violations }))`,
    awaitPromise: true,
    returnByValue: true,
  });
  await client.detach();
  if (exceptionDetails !== undefined) throw new Error(exceptionDetails.text);
  const { violations } = JSON.parse(String(result.value)) as AxeResult;
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ html, failureSummary = "" }) =>
        `${id}: ${html.slice(0, 200)} ${failureSummary.replaceAll("\n", " ").slice(0, 200)}`,
    ),
  );
}
