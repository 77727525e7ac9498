import type { SignatureScheme } from "@pandapon/core";
import type { Fault } from "./fault.ts";
import type { RefusedRequest } from "./read-refused.ts";
import { type KeyPair, signatureFault } from "./signature-fault.ts";
import { timestampFaults } from "./timestamp-faults.ts";

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
