import { type SignatureSchemeId, signatureSchemes } from "@pandapon/core";
import type { SigningRule } from "../request/sign-request.ts";
import type { Language } from "../terminal/terminal.ts";

/** Flags that every command takes. */
export interface CommonFlags {
  readonly json: boolean;
  readonly lang?: Language;
}

/** Flags of the commands that sign, or read a signature. */
export interface RuleFlags extends CommonFlags {
  readonly credentialsFile?: string;
  readonly rule: SignatureSchemeId;
  readonly unit: "s" | "ms";
}

/** Flags of the commands that make a request of an operation and its fields. */
export interface OperationFlags extends RuleFlags {
  readonly input?: string;
}

export const ruleOf = ({ rule, unit }: RuleFlags): SigningRule => ({ scheme: signatureSchemes[rule], unit });
