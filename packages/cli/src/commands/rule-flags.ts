import { type SignatureSchemeId, signatureSchemes } from "@pandapon/core";
import type { SigningRule } from "../request/sign-request.ts";
import type { Brief } from "./common.ts";

export interface RuleFlags {
  readonly rule: SignatureSchemeId;
  readonly unit: "s" | "ms";
}

export const ruleFlags = (say: Brief) => ({
  rule: {
    kind: "enum" as const,
    values: ["A", "B", "C", "D", "E", "F", "G", "H"] as const,
    brief: say({ en: "Signing rule", zh: "签名规则" }),
    default: "A" as const,
  },
  unit: {
    kind: "enum" as const,
    values: ["s", "ms"] as const,
    brief: say({ en: "Unit of the timestamp", zh: "时间戳单位" }),
    default: "s" as const,
  },
});

export const ruleOf = ({ rule, unit }: RuleFlags): SigningRule => ({ scheme: signatureSchemes[rule], unit });
