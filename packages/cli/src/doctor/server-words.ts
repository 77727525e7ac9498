import type { Text } from "../terminal/terminal.ts";

/** The subject of a refusal, judged by the server's own words: no failure code is documented. */
export type Topic = "clock" | "access-key" | "signature" | "user" | "nonce" | "ip";

const PATTERNS: readonly (readonly [Topic, RegExp])[] = [
  ["clock", /time ?stamp|expired?\b|clock|时间戳|时间已?过期|过期|超时/i],
  ["ip", /\bip\b|white ?list|allow ?list|白名单/i],
  ["access-key", /access[-_ ]?key|app[-_ ]?key|api[-_ ]?key|访问密钥|密钥不存在/i],
  ["nonce", /nonce|随机串|随机字符串/i],
  ["signature", /sign|签名|验签/i],
  ["user", /user|permission|denied|用户|权限/i],
];

/** The first header that the message names: a refusal often names others after it. */
export function topicOf(msg: string): Topic | undefined {
  const found = PATTERNS.map(([topic, pattern]) => ({ topic, at: msg.search(pattern) })).filter(({ at }) => at >= 0);
  return found.sort((one, other) => one.at - other.at)[0]?.topic;
}

/** What to do about a refusal that no signing rule could change. */
export const ADVICE: Readonly<Record<Topic | "unknown", Text>> = {
  clock: {
    en: "The server rejects the timestamp: check this machine's clock and the unit.",
    zh: "服务器认为时间戳有误：请检查本机时钟和时间单位。",
  },
  "access-key": {
    en: "The server does not know the access key: copy it again from the console.",
    zh: "服务器不认识该 access-key：请从控制台重新复制。",
  },
  signature: {
    en: "The access secret is probably wrong: copy it again from the console. A reset there invalidates the old one at once.",
    zh: "很可能是 access-secret 有误：请从控制台重新复制；在控制台重置后旧密钥立即失效。",
  },
  user: {
    en: "The server refuses the user id: use a sub-account of this access key.",
    zh: "服务器拒绝该 user-id：请使用该密钥所属的子账号。",
  },
  nonce: { en: "The server refuses the nonce.", zh: "服务器拒绝该随机串。" },
  ip: {
    en: "The server refuses this machine's address: ask PandaPon to allow it.",
    zh: "服务器拒绝本机地址：请联系 PandaPon 加入白名单。",
  },
  unknown: {
    en: "The access secret or the access key is probably wrong; otherwise the server uses a signing rule that is not known here.",
    zh: "很可能是 access-secret 或 access-key 有误；否则服务器使用了未知的签名规则。",
  },
};
