import { readFileSync } from "node:fs";
import type { Description } from "./description.ts";

/** Files that `build.ts` writes beside the bundled code. */
export function loadDescription(folder: URL): Description {
  return JSON.parse(readFileSync(new URL("description.json", folder), "utf8")) as Description;
}

/** The scenarios that the mock brings along. */
export function loadScenarios(folder: URL): unknown {
  return JSON.parse(readFileSync(new URL("scenarios.json", folder), "utf8"));
}

/** The console: one page, and the policy under which a browser runs it. */
export interface ConsolePage {
  readonly html: string;
  readonly policy: string;
}

/** One for each language. */
export type ConsolePages = Readonly<Record<"en" | "zh", ConsolePage>>;

export function loadConsole(folder: URL): ConsolePages {
  return JSON.parse(readFileSync(new URL("console.json", folder), "utf8")) as ConsolePages;
}

/** The OpenAPI document as it was published, for `GET /openapi.json`. */
export function loadDocument(folder: URL): string {
  return readFileSync(new URL("openapi.json", folder), "utf8");
}
