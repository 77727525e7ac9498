import { type SignatureScheme, type SignInput, sign, signatureSchemes, signParts } from "@pandapon/core";
import { cut, type Text } from "../refusals/text.ts";

export const MASK = "********";

/** The string to sign, with the secret masked wherever it occurs. */
export function maskedStringToSign(input: SignInput, scheme: SignatureScheme): string {
  const { accessSecret } = input;
  return signParts(input, scheme)
    .map(({ value, secret }) => (secret === true ? MASK : value.replaceAll(accessSecret, MASK)))
    .join("");
}

/**
 * Explains a wrong signature: the string to sign, and the likely cause. Never shows the right signature, which is valid for 600 s.
 */
export function explainMismatch(input: SignInput, given: string, scheme: SignatureScheme): Text {
  const shown = cut(maskedStringToSign(input, scheme), 400);
  const cause = likelyCause(input, given, scheme);
  // The cause comes first, because lists show only the beginning.
  return {
    en: `${cause.en} The string to sign was "${shown}" with the secret masked, by rule ${scheme.id}: ${scheme.rule}, upper-case hex.`,
    zh: `${cause.zh}待签名字符串为 "${shown}"（密钥已隐藏），规则 ${scheme.id}：${scheme.rule}，十六进制大写。`,
  };
}

function likelyCause(input: SignInput, given: string, scheme: SignatureScheme): Text {
  const expected = sign(input, scheme);
  if (given.toUpperCase() === expected) {
    return { en: "The signature is right except for the case of its hex digits.", zh: "您的签名仅大小写不正确。" };
  }
  const other = Object.values<SignatureScheme>(signatureSchemes).find(
    (candidate) => candidate.id !== scheme.id && sign(input, candidate) === given.toUpperCase(),
  );
  if (other !== undefined) {
    return {
      en: `The signature sent follows rule ${other.id}: ${other.rule}.`,
      zh: `您的签名符合规则 ${other.id}：${other.rule}。`,
    };
  }
  if (!/^[0-9a-f]{32}$/i.test(given)) {
    return { en: "The signature sent is not 32 hex digits.", zh: "您的签名不是 32 位十六进制。" };
  }
  return {
    en: "The signature sent follows no known rule with the secret of this access key. Check the secret, and that timestamp and nonce-str are signed exactly as they are sent.",
    zh: "您的签名与该 access-key 的密钥不符：请检查密钥，并确认参与签名的 timestamp 和 nonce-str 与请求中的一致。",
  };
}
