import type { Text } from "../terminal/terminal.ts";

/** The API takes a timestamp that is off by no more than this (documented for v1). */
export const WINDOW_MS = 600_000;

/** Beyond this, timestamps follow the server's clock. Smaller differences come from the network and the header's whole seconds. */
export const NOTICEABLE_SKEW_MS = 30_000;

const HTTP_DATE = /^\w{3}, \d\d \w{3} 20\d\d \d\d:\d\d:\d\d GMT$/;

/** Milliseconds that the server's clock is ahead; undefined when the answer has no usable `Date` or is an aged copy. */
export function skewOf(
  headers: Readonly<Record<string, string>>,
  sentAt: number,
  receivedAt: number,
): number | undefined {
  const { date = "", age } = headers;
  if (!HTTP_DATE.test(date) || (age !== undefined && Number(age) !== 0)) return undefined;
  const server = Date.parse(date);
  // The header has whole seconds and was written some time between sending and receiving.
  if (server >= sentAt - 1000 && server <= receivedAt + 1000) return 0;
  return server < sentAt ? server - sentAt : server - receivedAt;
}

interface Clock {
  readonly skewMs: number | undefined;
  readonly isDateWrong: boolean;
}

/** One sentence about the clock. */
export function clockSentence({ skewMs, isDateWrong }: Clock): { readonly sentence: Text; readonly isBad: boolean } {
  if (skewMs === undefined) {
    return {
      sentence: {
        en: "The server's clock is unknown: no answer had a usable Date header.",
        zh: "服务器时钟未知：响应没有可用的 Date 头。",
      },
      isBad: false,
    };
  }
  if (isDateWrong) {
    const off = Math.round(Math.abs(skewMs) / 1000);
    return {
      sentence: {
        en: `The Date header of the answers is ${off} s off, but the server reads timestamps by this machine's clock: a proxy may have written the header.`,
        zh: `响应的 Date 头偏差 ${off} 秒，但服务器按本机时钟判断时间戳：该响应头可能由代理写入。`,
      },
      isBad: true,
    };
  }
  const seconds = Math.round(Math.abs(skewMs) / 1000);
  if (Math.abs(skewMs) < NOTICEABLE_SKEW_MS) {
    return {
      sentence: { en: "This machine's clock agrees with the server's.", zh: "本机时钟与服务器一致。" },
      isBad: false,
    };
  }
  const [en, zh] = skewMs > 0 ? ["behind", "慢"] : ["ahead of", "快"];
  const limit = Math.abs(skewMs) > WINDOW_MS;
  return {
    sentence: {
      en: `This machine's clock is ${seconds} s ${en} the server's${limit ? "; the server accepts 600 s: set the clock right" : ""}.`,
      zh: `本机时钟比服务器${zh} ${seconds} 秒${limit ? "；服务器只接受 600 秒以内的误差，请校准时钟" : ""}。`,
    },
    isBad: true,
  };
}
