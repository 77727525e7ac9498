import { didYouMean } from "../contract/did-you-mean.ts";
import type { PushForm, PushHandler, PushTarget } from "../pushes/push-record.ts";
import { type Duration, durationMs } from "../realms/duration.ts";

export interface PushOptions {
  /** The form of `messageBody` in a push: `object` (default), `text` (JSON text), or `alternate`. */
  readonly form?: PushForm;
  /** How many additional times each push is sent; 0 by default. */
  readonly duplicates?: number;
  /** World's time between a change and its push; none by default. */
  readonly delay?: Duration;
  /** Sends each pair of pushes in the wrong order. */
  readonly reorder?: boolean;
}

const NAMES = ["form", "duplicates", "delay", "reorder"];

/** @throws TypeError for an invalid URL or option */
export function pushTarget(to: string | URL | PushHandler, options: PushOptions = {}): PushTarget {
  const { form = "object", duplicates = 0, delay = 0, reorder = false, ...others } = options;
  for (const name of Object.keys(others)) {
    const meant = didYouMean(name, NAMES);
    throw new TypeError(
      `pushTo has no option "${name}"${meant === undefined ? `; there are ${NAMES.join(", ")}` : `; did you mean "${meant}"?`}`,
    );
  }
  if (typeof reorder !== "boolean")
    throw new TypeError(`reorder: ${JSON.stringify(reorder)} is neither true nor false`);
  if (!["object", "text", "alternate"].includes(form))
    throw new TypeError(`form: "${form}" is none of object, text, alternate`);
  if (!Number.isInteger(duplicates) || duplicates < 0 || duplicates > 20) {
    throw new TypeError(`duplicates: ${duplicates} is not a whole number from 0 to 20`);
  }
  const url = typeof to === "function" ? "http://receiver.invalid/" : String(to);
  const { protocol } = parsed(url);
  if (protocol !== "http:" && protocol !== "https:")
    throw new TypeError(`callback URL: "${url}" is neither http nor https`);
  const handler = typeof to === "function" ? { handler: to } : {};
  return { url, form, duplicates, delayMs: durationMs(delay), reorder, ...handler };
}

function parsed(url: string): URL {
  try {
    return new URL(url);
  } catch {
    throw new TypeError(`callback URL: "${url}" is not an absolute URL`);
  }
}
