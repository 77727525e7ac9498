import { isUtf8 } from "node:buffer";
import { parseLossless } from "@pandapon/core";
import { type MockCode, mockCodes } from "../refusals/codes.ts";
import { cut, type Text } from "../refusals/text.ts";
import { textOf } from "./bytes.ts";
import type { DescribedOperation } from "./description.ts";
import { DEEPEST, MOST_VALUES, measureJson } from "./measure-json.ts";

export type DecodedBody =
  | { readonly ok: true; readonly empty: true }
  /** `text`: the JSON. `value`: integers beyond 2^53 − 1 as text. `rounded`: as a plain JSON reader sees it, when that differs. */
  | {
      readonly ok: true;
      readonly empty: false;
      readonly text: string;
      readonly value: unknown;
      readonly rounded?: unknown;
    }
  | { readonly ok: false; readonly code: MockCode; readonly detail: Text };

const fail = (code: MockCode, en: string, zh: string): DecodedBody => ({ ok: false, code, detail: { en, zh } });

/** Decodes bytes to a value: encoding, media type, charset, JSON. Explains a failure by the header that is wrong. */
export function decodeBody(
  operation: DescribedOperation,
  headers: Readonly<Record<string, string>>,
  bytes: Uint8Array,
): DecodedBody {
  if (bytes.length === 0) return { ok: true, empty: true };
  const encoding = headers["content-encoding"];
  if (encoding !== undefined && encoding.toLowerCase() !== "identity") {
    return fail(
      mockCodes.mediaType,
      `content-encoding is "${cut(encoding, 40)}", send the body as it is`,
      "不支持压缩的请求体",
    );
  }
  const wrongType = checkContentType(operation, headers["content-type"]);
  if (wrongType !== undefined) return wrongType;

  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return fail(mockCodes.malformedJson, "it begins with a byte order mark", "请求体以 BOM 开头");
  }
  if (!isUtf8(bytes)) return fail(mockCodes.malformedJson, "it is not UTF-8", "请求体不是 UTF-8 编码");
  const text = textOf(bytes);
  const { depth, values } = measureJson(text, DEEPEST, MOST_VALUES);
  if (depth > DEEPEST) {
    return fail(mockCodes.malformedJson, `it is nested more than ${DEEPEST} levels deep`, `嵌套超过 ${DEEPEST} 层`);
  }
  if (values > MOST_VALUES) {
    return fail(mockCodes.tooLarge, `it has more than ${MOST_VALUES} values`, `值的数量超过 ${MOST_VALUES} 个`);
  }
  try {
    const value = parseLossless(text);
    // The two readings can differ only if 16 digits follow each other.
    const rounded: unknown = /\d{16}/.test(text) ? JSON.parse(text) : undefined;
    return { ok: true, empty: false, text, value, ...(rounded === undefined ? {} : { rounded }) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return fail(mockCodes.malformedJson, cut(reason, 200), cut(reason, 200));
  }
}

function checkContentType(operation: DescribedOperation, header: string | undefined): DecodedBody | undefined {
  const taken = operation.mediaTypes.join(", ");
  if (operation.mediaTypes.length === 0) return undefined;
  if (header === undefined)
    return fail(mockCodes.mediaType, `content-type is missing, send ${taken}`, `缺少 content-type，应为 ${taken}`);
  const [essence = "", ...parameters] = header.split(";").map((part) => part.trim().toLowerCase());
  if (!operation.mediaTypes.includes(essence)) {
    return fail(
      mockCodes.mediaType,
      `content-type is "${cut(header, 80)}", send ${taken}`,
      `content-type 为 "${cut(header, 80)}"，应为 ${taken}`,
    );
  }
  const charset = parameters
    .find((parameter) => parameter.startsWith("charset="))
    ?.slice(8)
    .replaceAll('"', "");
  if (charset !== undefined && charset !== "utf-8" && charset !== "utf8") {
    return fail(
      mockCodes.mediaType,
      `charset is "${cut(charset, 40)}", send utf-8`,
      `charset 为 "${cut(charset, 40)}"，应为 utf-8`,
    );
  }
  return undefined;
}
