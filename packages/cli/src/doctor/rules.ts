import { type SignatureSchemeId, signatureSchemes } from "@pandapon/core";
import { operations } from "../description/operations.ts";
import { prepareRequest } from "../request/prepare.ts";
import type { SigningRule } from "../request/sign-request.ts";
import type { Text } from "../terminal/terminal.ts";

/** The rules, the likeliest first: by the grades of the platform's page. */
const SCHEMES = ["A", "B", "C", "G", "D", "E", "F", "H"] as const;
export const UNITS = ["s", "ms"] as const;

/** The first rule that is tried. */
export const FIRST_RULE: SigningRule = { scheme: signatureSchemes.A, unit: "s" };

/** All rules in both units, the likeliest first. Both units of A come first: the difference of their refusals shows the unit. */
export const RULES: readonly SigningRule[] = SCHEMES.flatMap((id) =>
  UNITS.map((unit) => ({ scheme: signatureSchemes[id], unit })),
);

export const ruleName = (rule: SigningRule): string =>
  `${rule.scheme.id as SignatureSchemeId}, ${rule.unit === "s" ? "seconds" : "milliseconds"}`;

export const purposeOf = (rule: SigningRule): Text => ({
  en: `rule ${ruleName(rule)}`,
  zh: `签名规则 ${ruleName(rule)}`,
});

/** The sample of the documented page: reads one product, touches no account data. */
export const SAMPLE = { operationId: "getTaobaoProduct", input: { itemId: "WUnUC1cILiBjt-Jv3lDdlQ" } } as const;
/** A documented read with a body. */
export const OTHER = {
  operationId: "searchTaobaoProducts",
  input: { keyword: "电动车", pageSize: 1, pageNo: 1 },
} as const;

/** The request of a described operation. */
export function prepared(operationId: string, input: object): ReturnType<typeof prepareRequest> {
  const operation = operations[operationId];
  if (!operation) throw new Error(`${operationId} is not described`);
  return prepareRequest(operation, input);
}
