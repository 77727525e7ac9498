import { type SignatureScheme, type SignInput, sign, signatureSchemes } from "@pandapon/core";
import type { Fault } from "./fault.ts";
import type { RefusedRequest } from "./read-refused.ts";

/** The keys that a request should have been signed with. */
export interface KeyPair {
  readonly accessKey: string;
  readonly accessSecret: string;
}

/** Why a signature is wrong; undefined if it is right or missing. */
export function signatureFault(
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
