import type { SecurityPart } from "../contract/description.ts";
import { cut, type Text } from "../refusals/text.ts";
import { testCredentials } from "./credentials.ts";
import type { CredentialSource } from "./parts.ts";
import type { AcceptedTimestampUnit } from "./timestamp.ts";

export function missingText(missing: readonly SecurityPart[], request: CredentialSource): Text {
  const list = (places: { readonly header: string; readonly query: string }, comma: string): string =>
    missing.map((part) => `${places[part.in]} ${part.name}`).join(comma);
  const lookAlikes = missing.flatMap((part) => lookAlike(part, request) ?? []);
  const sent = lookAlikes.map((name) => `"${name}"`).join(", ");
  return {
    en: `${list({ header: "header", query: "query parameter" }, ", ")}${sent === "" ? "" : `; you sent ${sent}`}`,
    zh: `${list({ header: "请求头", query: "查询参数" }, "、")}${sent === "" ? "" : `；您发送的是 ${sent}`}`,
  };
}

/** A part sent under nearly the right name, or in the wrong place: `accessKey` for `access-key`, a query parameter for a header. */
function lookAlike({ in: place, name }: SecurityPart, { headers, query }: CredentialSource): string | undefined {
  const plain = (text: string): string => text.replaceAll(/[-_.]/g, "").toLowerCase();
  const same = (sent: string): boolean => plain(sent) === plain(name);
  const inHeaders = Object.keys(headers).find((sent) => same(sent) && (place === "query" || sent !== name));
  const inQuery = Object.keys(query).find((sent) => same(sent) && (place === "header" || sent !== name));
  if (inHeaders !== undefined) return place === "query" ? `header ${inHeaders}` : inHeaders;
  return inQuery === undefined || place === "query" ? inQuery : `query parameter ${inQuery}`;
}

export function unknownKeyText(accessKey: string): Text {
  const shown = cut(accessKey, 6);
  const test = testCredentials.accessKey;
  return {
    en: `"${shown}"; the published test key is ${test}`,
    zh: `"${shown}"；公开的测试 access-key 为 ${test}`,
  };
}

export function malformedText(timestamp: string, found: "not-digits" | "s" | "ms", unit: AcceptedTimestampUnit): Text {
  const shown = cut(timestamp, 40);
  if (found !== "not-digits") {
    const names = { s: { en: "seconds", zh: "秒" }, ms: { en: "milliseconds", zh: "毫秒" } };
    const wanted = names[unit === "ms" ? "ms" : "s"];
    return {
      en: `"${shown}" is in ${names[found].en}, this mock accepts ${wanted.en} only`,
      zh: `"${shown}" 的单位是${names[found].zh}，而本模拟服务只接受${wanted.zh}`,
    };
  }
  return {
    en: `"${shown}" is neither 10 digits (seconds) nor 13 (milliseconds)`,
    zh: `"${shown}" 既不是 10 位（秒）也不是 13 位（毫秒）数字`,
  };
}

export function outsideText(off: number, now: number): Text {
  const seconds = Math.round(Math.abs(off) / 1000);
  return {
    en: `it is ${seconds} s ${off < 0 ? "behind" : "ahead of"} the mock's clock, which shows ${Math.floor(now / 1000)}`,
    zh: `比模拟服务时钟${off < 0 ? "慢" : "快"} ${seconds} 秒（模拟服务时间 ${Math.floor(now / 1000)}）`,
  };
}

export const nonceLengthText = (length: number): Text => ({
  en: `it has ${length}; use A-Z, a-z and 0-9, new for each request`,
  zh: `实际为 ${length} 个字符；请使用 A-Z、a-z、0-9，每次请求重新生成`,
});

export const nonceReusedText = (nonce: string): Text => ({
  en: `"${nonce}" was sent with this access key in the last 600 s; use a new one and sign again for each request and each retry`,
  zh: `"${nonce}" 在 600 秒内已被该 access-key 使用；每次请求（包括重试）都要重新生成并签名`,
});
