import { type SignatureScheme, type SignInput, sign, signatureSchemes } from "@pandapon/core";
import { WINDOW_MS } from "../doctor/clock.ts";
import type { Text } from "../terminal/terminal.ts";
import type { RefusedRequest } from "./read-refused.ts";

/** What is wrong with a signed request. */
export interface Fault {
  readonly id:
    | "missing-header"
    | "rule"
    | "unit"
    | "clock"
    | "case"
    | "white-space"
    | "access-key"
    | "secret"
    | "nonce"
    | "timestamp-form"
    | "signature-form"
    | "none";
  readonly sentence: Text;
  readonly hint: Text;
}

interface KeyPair {
  readonly accessKey: string;
  readonly accessSecret: string;
}

/** Names the faults of a refused request, offline: the one that explains the signature first. */
export function diagnose(
  request: RefusedRequest,
  keys: KeyPair,
  rule: SignatureScheme,
  unit: "s" | "ms",
  now: number,
): Fault[] {
  const faults: Fault[] = [];
  const { headers } = request;
  for (const name of ["access-key", "timestamp", "nonce-str", "signature"]) {
    if (!headers[name]) {
      faults.push({
        id: "missing-header",
        sentence: { en: `The header ${name} is missing.`, zh: `缺少请求头 ${name}。` },
        hint: { en: `Send ${name} with every request.`, zh: `每个请求都要发送 ${name}。` },
      });
    } else if (headers[name].trim() !== headers[name]) {
      faults.push({
        id: "white-space",
        sentence: { en: `The header ${name} begins or ends with white space.`, zh: `请求头 ${name} 首尾有空白。` },
        hint: { en: "Trim it before signing and sending.", zh: "签名和发送前请去掉空白。" },
      });
    }
  }
  const accessKey = headers["access-key"] ?? "";
  if (accessKey && accessKey.trim() !== keys.accessKey) {
    faults.push({
      id: "access-key",
      sentence: { en: "The request carries another access key than yours.", zh: "请求中的 access-key 与您的不同。" },
      hint: { en: "Use the access key that belongs to the secret.", zh: "请使用与密钥配套的 access-key。" },
    });
  }
  faults.push(...timestampFaults(request, unit, now));
  const nonce = headers["nonce-str"] ?? "";
  if (nonce && !/^[A-Za-z0-9]{32}$/.test(nonce.trim())) {
    faults.push({
      id: "nonce",
      sentence: {
        en: `nonce-str has ${nonce.length} characters; 32 of A-Z, a-z, 0-9 are documented.`,
        zh: `nonce-str 有 ${nonce.length} 个字符；文档要求 32 位字母数字。`,
      },
      hint: { en: "Use a new one for every request.", zh: "每个请求请重新生成。" },
    });
  }
  const signature = signatureFault(request, keys, rule);
  if (signature) faults.unshift(signature);
  if (faults.length > 0) return faults;
  return [
    {
      id: "none",
      sentence: { en: `The signature is right by rule ${rule.id}.`, zh: `按规则 ${rule.id}，签名正确。` },
      hint: {
        en: "If the server still refuses it, run pandapon doctor: the server may use another signing rule.",
        zh: "仍被拒绝？请运行 pandapon doctor：服务器可能使用其他规则。",
      },
    },
  ];
}

function timestampFaults({ headers, sentAt }: RefusedRequest, unit: "s" | "ms", now: number): Fault[] {
  const timestamp = headers.timestamp?.trim() ?? "";
  if (timestamp === "") return [];
  const found = /^\d{10}$/.test(timestamp) ? "s" : /^\d{13}$/.test(timestamp) ? "ms" : undefined;
  if (found === undefined) {
    return [
      {
        id: "timestamp-form",
        sentence: {
          en: `The timestamp "${timestamp.slice(0, 40)}" is neither 10 nor 13 digits.`,
          zh: `时间戳 "${timestamp.slice(0, 40)}" 既不是 10 位也不是 13 位数字。`,
        },
        hint: { en: "Send whole seconds or milliseconds since 1970.", zh: "请发送 1970 年以来的整秒或毫秒数。" },
      },
    ];
  }
  const faults: Fault[] = [];
  if (found !== unit) {
    const [en, zh] = found === "ms" ? ["milliseconds", "毫秒"] : ["seconds", "秒"];
    const [wantedEn, wantedZh] = unit === "ms" ? ["milliseconds", "毫秒"] : ["seconds", "秒"];
    faults.push({
      id: "unit",
      sentence: {
        en: `The timestamp is in ${en}; ${wantedEn} are expected.`,
        zh: `时间戳单位为${zh}，应为${wantedZh}。`,
      },
      hint: {
        en: `Send ${wantedEn}, or pass --unit ${found} if the server takes ${en}.`,
        zh: `请发送${wantedZh}；若服务器接受${zh}，请加 --unit ${found}。`,
      },
    });
  }
  const at = Number(timestamp) * (found === "s" ? 1000 : 1);
  const off = at - (sentAt ?? now);
  // Without the time of sending, an old request is old by nature: only what lies in the future is a fault.
  if (sentAt === undefined ? off > WINDOW_MS : Math.abs(off) > WINDOW_MS) {
    faults.push({
      id: "clock",
      sentence: {
        en: `The timestamp is ${Math.round(Math.abs(off) / 1000)} s ${off > 0 ? "ahead" : "behind"}; the server accepts 600 s.`,
        zh: `时间戳${off > 0 ? "超前" : "落后"} ${Math.round(Math.abs(off) / 1000)} 秒；只接受 600 秒以内。`,
      },
      hint: { en: "Correct the clock of the machine that signed the request.", zh: "请校准签名机器的时钟。" },
    });
  }
  return faults;
}

function signatureFault(
  { headers, method, path, query, body }: RefusedRequest,
  keys: KeyPair,
  rule: SignatureScheme,
): Fault | undefined {
  const given = headers.signature?.trim() ?? "";
  if (given === "") return undefined;
  const input: SignInput = {
    ...keys,
    accessKey: headers["access-key"]?.trim() || keys.accessKey,
    timestamp: headers.timestamp?.trim() ?? "",
    nonceStr: headers["nonce-str"]?.trim() ?? "",
    method,
    path,
    query,
    body,
  };
  const expected = sign(input, rule);
  if (given === expected) return undefined;
  if (given.toUpperCase() === expected) {
    return {
      id: "case",
      sentence: { en: "The signature is right except for the case of its letters.", zh: "签名仅大小写错误。" },
      hint: { en: "Send upper-case hex digits.", zh: "请发送大写十六进制。" },
    };
  }
  if (!/^[0-9a-f]{32}$/i.test(given)) {
    return {
      id: "signature-form",
      sentence: {
        en: `The signature has ${given.length} characters and is not 32 hex digits.`,
        zh: `签名有 ${given.length} 个字符，不是 32 位十六进制。`,
      },
      hint: {
        en: "Use MD5 as 32 upper-case hex digits, not Base64 or SHA.",
        zh: "请使用 MD5 的 32 位大写十六进制，而非 Base64 或 SHA。",
      },
    };
  }
  return (
    otherRule(input, given, rule) ??
    spaced(input, given) ??
    otherUnit(input, given) ?? {
      id: "secret",
      sentence: {
        en: "The signature matches no known rule with your secret: it was computed with another secret or from other parts.",
        zh: "签名与您的密钥及任何已知规则都不符：使用了其他密钥或其他内容。",
      },
      hint: {
        en: "Check the secret, and that timestamp and nonce-str are signed as they are sent.",
        zh: "请检查密钥，并确认签名的 timestamp 和 nonce-str 与发送的一致。",
      },
    }
  );
}

function otherRule(input: SignInput, given: string, rule: SignatureScheme): Fault | undefined {
  const other = Object.values<SignatureScheme>(signatureSchemes).find(
    (scheme) => scheme.id !== rule.id && sign(input, scheme) === given.toUpperCase(),
  );
  return (
    other && {
      id: "rule",
      sentence: {
        en: `The signature was computed by rule ${other.id}, ${other.rule}; rule ${rule.id} is expected.`,
        zh: `签名使用了规则 ${other.id}：${other.rule}；应为规则 ${rule.id}。`,
      },
      hint: { en: `Sign by rule ${rule.id}: ${rule.rule}.`, zh: `请使用规则 ${rule.id}：${rule.rule}。` },
    }
  );
}

/** White space that was copied along with the secret or the key. */
function spaced(input: SignInput, given: string): Fault | undefined {
  const schemes = Object.values<SignatureScheme>(signatureSchemes);
  for (const space of ["\n", " ", "\r\n", "\t"]) {
    for (const name of ["accessSecret", "accessKey", "nonceStr", "timestamp"] as const) {
      for (const value of [input[name] + space, space + input[name]]) {
        if (schemes.some((scheme) => sign({ ...input, [name]: value }, scheme) === given.toUpperCase())) {
          return {
            id: "white-space",
            sentence: {
              en: `The signature was computed from ${name} with white space at its end.`,
              zh: `签名时 ${name} 带有空白。`,
            },
            hint: { en: `Trim ${name} before signing.`, zh: `签名前请去掉 ${name} 的空白。` },
          };
        }
      }
    }
  }
  return undefined;
}

/** The timestamp was signed in one unit and sent in the other. */
function otherUnit(input: SignInput, given: string): Fault | undefined {
  const { timestamp } = input;
  const candidates = timestamp.length === 10 ? [`${timestamp}000`] : [timestamp.slice(0, 10)];
  const isIt = candidates.some((other) =>
    Object.values<SignatureScheme>(signatureSchemes).some(
      (scheme) => sign({ ...input, timestamp: other }, scheme) === given.toUpperCase(),
    ),
  );
  return isIt
    ? {
        id: "unit",
        sentence: {
          en: "The timestamp was signed in one unit and sent in another.",
          zh: "签名与发送使用的时间戳单位不同。",
        },
        hint: {
          en: "Create the timestamp once, and sign the text that you send.",
          zh: "时间戳只生成一次，签名与发送使用同一文本。",
        },
      }
    : undefined;
}
