import { type SignatureScheme, type SignInput, sign, signatureSchemes, signParts } from "@pandapon/core";
import type { SecurityPart } from "../contract/description.ts";
import type { Text } from "../refusals/text.ts";
import { MASK } from "./explain.ts";

type Grade = SignatureScheme["grade"];

/** One part of the text that is signed. */
export interface SignaturePart {
  readonly name: string;
  /** Masked if the part is the secret. */
  readonly text: string;
  readonly secret?: true;
  /** For an unexpected rule: the position of this part in the expected rule, counted from 0. */
  readonly at?: number;
}

export interface SignatureRule {
  readonly rule: string;
  readonly ruleText: string;
  /** How well the rule is known. */
  readonly grade: Grade;
  readonly parts: readonly SignaturePart[];
}

/** What should have been signed, what was sent, and which rule the sent signature follows. */
export interface SignatureReport {
  readonly name: string;
  readonly in: "header" | "query";
  readonly ok: boolean;
  /** Null: none was sent. */
  readonly sent: string | null;
  readonly expected: SignatureRule & { readonly digest: string };
  /** Another way of signing that produces the sent signature. */
  readonly matched?: SignatureRule & { readonly cause: Text };
  /** The ways of signing that were tried. */
  readonly tried: readonly Text[];
}

/** The input of a report. `others`: secrets of the other worlds, by the name of the world. */
export interface Reported {
  readonly part: SecurityPart;
  readonly sent: string | undefined;
  readonly input: SignInput;
  readonly scheme: SignatureScheme;
  readonly others: readonly { readonly name: string; readonly accessKey: string; readonly accessSecret: string }[];
}

export function signatureReport({ part, sent, input, scheme, others }: Reported): SignatureReport {
  const digest = sign(input, scheme);
  const expected = { ...ruleOf(input, scheme), digest };
  const isRight = sent === digest;
  const matched = sent === undefined || isRight ? undefined : matchedRule(sent, input, scheme, others);
  return {
    name: part.name,
    in: part.in,
    ok: isRight,
    sent: sent ?? null,
    expected,
    ...(matched === undefined ? {} : { matched: { ...withPlaces(matched.used, expected), cause: matched.cause } }),
    tried: sent === undefined || isRight ? [] : TRIED,
  };
}

const ruleOf = (input: SignInput, scheme: SignatureScheme): SignatureRule => ({
  rule: scheme.id,
  ruleText: scheme.rule,
  grade: scheme.grade,
  parts: signParts(input, scheme).map(({ name, value, secret }) => ({
    name,
    text: secret ? MASK : value.replaceAll(input.accessSecret, MASK),
    ...(secret ? { secret: true as const } : {}),
  })),
});

function withPlaces(used: SignatureRule, expected: SignatureRule): SignatureRule {
  const parts = used.parts.map((part) => {
    const at = expected.parts.findIndex(({ name }) => name === part.name && name !== "literal");
    return at < 0 ? part : { ...part, at };
  });
  return { ...used, parts };
}

/** A mistake that developers often make, applied to the input. */
interface Variant {
  readonly input: SignInput;
  readonly cause: Text | undefined;
}

function matchedRule(
  sent: string,
  input: SignInput,
  scheme: SignatureScheme,
  others: Reported["others"],
): { readonly used: SignatureRule; readonly cause: Text } | undefined {
  const given = sent.trim().toUpperCase();
  const rules = [
    scheme,
    ...Object.values<SignatureScheme>(signatureSchemes).filter((candidate) => candidate.id !== scheme.id),
  ];
  for (const variant of variantsOf(input, others)) {
    for (const rule of rules) {
      if (sign(variant.input, rule) !== given) continue;
      const causes = [variant.cause, rule.id === scheme.id ? undefined : otherRule(rule, scheme), spelling(sent)];
      const said = causes.filter((cause) => cause !== undefined);
      return {
        used: ruleOf(variant.input, rule),
        cause: { en: said.map(({ en }) => en).join(" "), zh: said.map(({ zh }) => zh).join("") },
      };
    }
  }
  return undefined;
}

function variantsOf(input: SignInput, others: Reported["others"]): readonly Variant[] {
  const { accessKey, accessSecret, timestamp } = input;
  const other = otherUnit(timestamp);
  return [
    { input, cause: undefined },
    ...(other === undefined ? [] : [{ input: { ...input, timestamp: other }, cause: unitText(timestamp, other) }]),
    {
      input: { ...input, accessSecret: accessKey, accessKey: accessSecret },
      cause: { en: "Access key and secret were swapped.", zh: "access-key 与密钥写反了。" },
    },
    {
      input: { ...input, accessSecret: accessKey },
      cause: { en: "The access key was used as the secret.", zh: "把 access-key 当作密钥参与了签名。" },
    },
    ...others.flatMap((world): Variant[] => [
      {
        input: { ...input, accessSecret: world.accessSecret },
        cause: {
          en: `It was signed with the secret of the world "${world.name}".`,
          zh: `使用了世界 "${world.name}" 的密钥。`,
        },
      },
      {
        input: { ...input, accessKey: world.accessKey, accessSecret: world.accessSecret },
        cause: {
          en: `It was signed with the key set of the world "${world.name}".`,
          zh: `使用了世界 "${world.name}" 的一组凭证签名。`,
        },
      },
    ]),
  ];
}

/** The same time in seconds for milliseconds, and the other way round. */
function otherUnit(timestamp: string): string | undefined {
  if (/^\d{13}$/.test(timestamp)) return timestamp.slice(0, 10);
  return /^\d{10}$/.test(timestamp) ? `${timestamp}000` : undefined;
}

const unitText = (sent: string, signed: string): Text => ({
  en: `The timestamp was signed as ${signed}, but sent as ${sent}.`,
  zh: `签名时的 timestamp 为 ${signed}，发送的却是 ${sent}。`,
});

const otherRule = (rule: SignatureScheme, scheme: SignatureScheme): Text => ({
  en: `Rule ${rule.id} was used: ${rule.rule}; this mock expects rule ${scheme.id}.`,
  zh: `使用了规则 ${rule.id}：${rule.rule}；本模拟服务采用规则 ${scheme.id}。`,
});

function spelling(sent: string): Text | undefined {
  if (sent !== sent.trim()) return { en: "It has white space around it.", zh: "签名前后有空白字符。" };
  if (sent === sent.toUpperCase()) return undefined;
  return { en: "The hex digits are in lower case; send upper case.", zh: "十六进制为小写；请使用大写。" };
}

const TRIED: readonly Text[] = [
  {
    en: `the rules ${Object.keys(signatureSchemes).join(", ")}`,
    zh: `规则 ${Object.keys(signatureSchemes).join("、")}`,
  },
  { en: "lower case, and white space around it", zh: "小写及前后空白" },
  { en: "seconds for milliseconds, and the other way round", zh: "秒与毫秒互换" },
  { en: "access key and secret swapped", zh: "access-key 与密钥互换" },
  { en: "the key sets of the other worlds", zh: "其他世界的凭证" },
];
