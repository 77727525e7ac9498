import type { ControlHandler } from "./control-call.ts";

/** The console: a single page that may only connect to its own mock. */
export const consolePage: ControlHandler = ({ on, headers, query }) => {
  const { html, policy } = on.consolePages()[languageOf(query.get("lang"), headers)];
  return {
    status: 200,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": policy,
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "no-store",
      vary: "cookie, accept-language",
    },
    body: html,
  };
};

/** The language from the address, from the choice made in the console, or the browser's preferred one. */
function languageOf(asked: string | null, headers: Readonly<Record<string, string>>): "en" | "zh" {
  if (asked === "en" || asked === "zh") return asked;
  const chosen = /(?:^|;)\s*pandapon-mock-language=(en|zh)\b/.exec(headers.cookie ?? "")?.[1];
  if (chosen === "en" || chosen === "zh") return chosen;
  return /^zh\b/i.test(headers["accept-language"] ?? "") ? "zh" : "en";
}
