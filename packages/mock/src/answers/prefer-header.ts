import type { Text } from "../refusals/text.ts";

/** What the `prefer` header (RFC 7240) asks of the mock. */
export interface Preference {
  /** Name of an example. */
  readonly example?: string;
  /** HTTP status. */
  readonly code?: number;
}

export type ReadPreference =
  | { readonly ok: true; readonly preference: Preference }
  | { readonly ok: false; readonly detail: Text };

const EXAMPLE_NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Preferences that nobody knows are passed over, as the RFC wants; a known one with a value that cannot be is refused. */
export function readPrefer(header: string | undefined): ReadPreference {
  const preference: { example?: string; code?: number } = {};
  for (const part of header?.split(/[,;]/) ?? []) {
    const equals = part.indexOf("=");
    if (equals < 0) continue;
    const name = part.slice(0, equals).trim().toLowerCase();
    const value = part
      .slice(equals + 1)
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
    } else if (name === "dynamic" && value !== "false") {
      return refuse(
        '"dynamic" is not offered: every answer is an example of the description',
        '不支持 "dynamic"：所有响应均来自接口描述中的示例',
      );
    }
  }
  return { ok: true, preference };
}

const refuse = (en: string, zh: string): ReadPreference => ({ ok: false, detail: { en, zh } });
