// The rules of this description for Redocly: one file each in rules/, named like the rule.
import type { Plugin } from "./lib/redocly.ts";
import { rulesOf } from "./lib/rule.ts";
import { aliases } from "./rules/aliases.ts";
import { answerShape } from "./rules/answer-shape.ts";
import { asciiHeaders } from "./rules/ascii-headers.ts";
import { clientPlace } from "./rules/client-place.ts";
import { commaSlips } from "./rules/comma-slips.ts";
import { exactNumbers } from "./rules/exact-numbers.ts";
import { exampleCoverage } from "./rules/example-coverage.ts";
import { exampleEvidence } from "./rules/example-evidence.ts";
import { exampleNames } from "./rules/example-names.ts";
import { extensionKeys } from "./rules/extension-keys.ts";
import { fieldDescriptions } from "./rules/field-descriptions.ts";
import { fieldEvidence } from "./rules/field-evidence.ts";
import { int64 } from "./rules/int64.ts";
import { jsonSchemaDialect } from "./rules/json-schema-dialect.ts";
import { jsonText } from "./rules/json-text.ts";
import { misspellings } from "./rules/misspellings.ts";
import { mockCodes } from "./rules/mock-codes.ts";
import { moneyUnits } from "./rules/money-units.ts";
import { noBareObject } from "./rules/no-bare-object.ts";
import { noDecimalMultipleOf } from "./rules/no-decimal-multiple-of.ts";
import { noDiscriminator } from "./rules/no-discriminator.ts";
import { nonceParameter } from "./rules/nonce-parameter.ts";
import { noteLists } from "./rules/note-lists.ts";
import { openEnums } from "./rules/open-enums.ts";
import { operationEvidence } from "./rules/operation-evidence.ts";
import { operationId } from "./rules/operation-id.ts";
import { pages } from "./rules/pages.ts";
import { personalData } from "./rules/personal-data.ts";
import { reconcile } from "./rules/reconcile.ts";
import { requiredInAnswers } from "./rules/required-in-answers.ts";
import { safety } from "./rules/safety.ts";
import { schemaEvidence } from "./rules/schema-evidence.ts";
import { schemaFiles } from "./rules/schema-files.ts";
import { security } from "./rules/security.ts";
import { strayFiles } from "./rules/stray-files.ts";
import { summaries } from "./rules/summaries.ts";
import { tags } from "./rules/tags.ts";
import { unicodePatterns } from "./rules/unicode-patterns.ts";
import { units } from "./rules/units.ts";

const checks = {
  aliases,
  "answer-shape": answerShape,
  "ascii-headers": asciiHeaders,
  "client-place": clientPlace,
  "comma-slips": commaSlips,
  "exact-numbers": exactNumbers,
  "example-coverage": exampleCoverage,
  "example-evidence": exampleEvidence,
  "example-names": exampleNames,
  "field-descriptions": fieldDescriptions,
  "field-evidence": fieldEvidence,
  int64,
  "json-schema-dialect": jsonSchemaDialect,
  "json-text": jsonText,
  misspellings,
  "mock-codes": mockCodes,
  "money-units": moneyUnits,
  "no-bare-object": noBareObject,
  "no-decimal-multiple-of": noDecimalMultipleOf,
  "no-discriminator": noDiscriminator,
  "nonce-parameter": nonceParameter,
  "note-lists": noteLists,
  "open-enums": openEnums,
  "operation-evidence": operationEvidence,
  "operation-id": operationId,
  pages,
  "personal-data": personalData,
  reconcile,
  "required-in-answers": requiredInAnswers,
  safety,
  "schema-evidence": schemaEvidence,
  "schema-files": schemaFiles,
  security,
  "stray-files": strayFiles,
  summaries,
  tags,
  "unicode-patterns": unicodePatterns,
  units,
};

/** Redocly calls this once for a run. */
export default function plugin(): Plugin {
  const rules = { ...rulesOf(checks), "extension-keys": extensionKeys };
  return {
    id: "pandapon",
    rules: { oas3: rules },
    configs: { all: { rules: Object.fromEntries(Object.keys(rules).map((name) => [`pandapon/${name}`, "error"])) } },
  };
}
