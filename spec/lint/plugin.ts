// The rules of this description for Redocly: the form of our keys in shapes.ts, everything else one file each in rules/, named like
// the rule.
import type { Plugin } from "./lib/redocly.ts";
import { type Check, rulesOf } from "./lib/rule.ts";
import { checkShapes } from "./lib/shape.ts";
import { fieldDescriptions } from "./rules/evidence/field-descriptions.ts";
import { moneyUnits } from "./rules/evidence/money-units.ts";
import { reconcile } from "./rules/evidence/reconcile.ts";
import { safety } from "./rules/evidence/safety.ts";
import { schemaEvidence } from "./rules/evidence/schema-evidence.ts";
import { commaSlips } from "./rules/examples/comma-slips.ts";
import { exactNumbers } from "./rules/examples/exact-numbers.ts";
import { exampleCoverage } from "./rules/examples/example-coverage.ts";
import { exampleNames } from "./rules/examples/example-names.ts";
import { aliases } from "./rules/names/aliases.ts";
import { clientPlace } from "./rules/names/client-place.ts";
import { extensionKeys } from "./rules/names/extension-keys.ts";
import { misspellings } from "./rules/names/misspellings.ts";
import { operationId } from "./rules/names/operation-id.ts";
import { pages } from "./rules/names/pages.ts";
import { schemaFiles } from "./rules/names/schema-files.ts";
import { strayFiles } from "./rules/names/stray-files.ts";
import { tags } from "./rules/names/tags.ts";
import { answerShape } from "./rules/prism/answer-shape.ts";
import { asciiHeaders } from "./rules/prism/ascii-headers.ts";
import { int64 } from "./rules/prism/int64.ts";
import { noBareObject } from "./rules/prism/no-bare-object.ts";
import { openEnums } from "./rules/prism/open-enums.ts";
import { requiredInAnswers } from "./rules/prism/required-in-answers.ts";
import { security } from "./rules/prism/security.ts";
import { personalData } from "./rules/privacy/personal-data.ts";
import { shapes } from "./shapes.ts";

const checks: Readonly<Record<string, Check>> = {
  aliases,
  "answer-shape": answerShape,
  "ascii-headers": asciiHeaders,
  "client-place": clientPlace,
  "comma-slips": commaSlips,
  "exact-numbers": exactNumbers,
  "example-coverage": exampleCoverage,
  "example-names": exampleNames,
  "field-descriptions": fieldDescriptions,
  int64,
  misspellings,
  "money-units": moneyUnits,
  "no-bare-object": noBareObject,
  "open-enums": openEnums,
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
  tags,
};

/** The form first, then what needs a look around. */
function checkOf(name: string): Check {
  const parts = [checkShapes(shapes[name] ?? []), ...(checks[name] ? [checks[name]] : [])];
  return (spec, report) => {
    for (const part of parts) part(spec, report);
  };
}

/** Redocly calls this once for a run. */
export default function plugin(): Plugin {
  const names = [...new Set([...Object.keys(shapes), ...Object.keys(checks)])];
  const rules = {
    ...rulesOf(Object.fromEntries(names.map((name) => [name, checkOf(name)]))),
    "extension-keys": extensionKeys,
  };
  return {
    id: "pandapon",
    rules: { oas3: rules },
    configs: { all: { rules: Object.fromEntries(Object.keys(rules).map((name) => [`pandapon/${name}`, "error"])) } },
  };
}
