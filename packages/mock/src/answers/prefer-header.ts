import { didYouMean } from "../contract/did-you-mean.ts";
import type { Text } from "../refusals/text.ts";

/** What the `prefer` header (RFC 7240) asks of the mock. */
export interface Preference {
  /** Name of an example. */
  readonly example?: string;
  /** HTTP status. */
  readonly code?: number;
  /** Milliseconds to wait before the answer. */
  readonly delayMs?: number;
  /** Names that are not known, but near ones that are. */
  readonly overlooked: readonly { readonly name: string; readonly didYouMean: string }[];
}

export type ReadPreference =
  | { readonly ok: true; readonly preference: Preference }
  | { readonly ok: false; readonly detail: Text };

const KNOWN = ["example", "code", "delay"];
const LONGEST_DELAY_MS = 600_000;
const EXAMPLE_NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Unknown preferences are ignored, as the RFC demands; a known one with an impossible value is refused. */
export function readPrefer(header: string | undefined): ReadPreference {
  const overlooked: { readonly name: string; readonly didYouMean: string }[] = [];
  const preference: { example?: string; code?: number; delayMs?: number } = {};
  for (const part of header?.split(/[,;]/) ?? []) {
    const [before = "", ...after] = part.split("=");
    const name = before.trim().toLowerCase();
    if (name === "") continue;
    const value = after
      .join("=")
      .trim()
      .replace(/^"(.*)"$/, "$1");
    if (name === "example") {
      if (!EXAMPLE_NAME.test(value)) {
        return refuse(
          '"example" takes the name of an example: a-z, 0-9 and hyphens',
          '"example" 必须是示例名称：a-z、0-9 和连字符',
        );
      }
      preference.example ??= value;
    } else if (name === "code") {
      if (!/^[2-5]\d\d$/.test(value)) {
        return refuse('"code" takes an HTTP status from 200 to 599', '"code" 必须是 200 到 599 之间的 HTTP 状态码');
      }
      preference.code ??= Number(value);
    } else if (name === "delay") {
      if (!/^\d{1,6}$/.test(value) || Number(value) > LONGEST_DELAY_MS) {
        return refuse(
          `"delay" takes milliseconds from 0 to ${LONGEST_DELAY_MS}`,
          `"delay" 必须是 0 到 ${LONGEST_DELAY_MS} 之间的毫秒数`,
        );
      }
      preference.delayMs ??= Number(value);
    } else if (name === "dynamic") {
      if (value === "false") continue;
      return refuse(
        '"dynamic" is not offered: answers come from the world, or are examples of the description',
        '不支持 "dynamic"：响应来自模拟世界或接口描述中的示例',
      );
    } else {
      const meant = didYouMean(name, KNOWN);
      if (meant !== undefined) overlooked.push({ name, didYouMean: meant });
    }
  }
  return { ok: true, preference: { ...preference, overlooked } };
}

const refuse = (en: string, zh: string): ReadPreference => ({ ok: false, detail: { en, zh } });
