import type { Text } from "../api/shapes.ts";
import { language } from "./current.ts";

/** Picks the page's language of a text of the mock. */
export const say = (text: Text | string | undefined): string =>
  text === undefined ? "" : typeof text === "string" ? text : text[language];

/** Puts values into the places `{name}` of a text. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
