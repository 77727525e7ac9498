import { operationsOf, readBundle } from "../document/bundle.ts";
import { checkCanary } from "./canary.ts";
import { checkExamples } from "./examples.ts";
import type { Outcome } from "./outcome.ts";
import { checkSchemas } from "./schemas.ts";
import { checkSpectral } from "./spectral.ts";
import { createValidator } from "./validator.ts";

export interface Report {
  readonly operations: number;
  readonly webhooks: number;
  readonly outcomes: readonly Outcome[];
}

/** Everything that can be said about a bundle without asking PandaPon. */
export async function selfcheck(file: string): Promise<Report> {
  const document = readBundle(file);
  const validator = createValidator(document);
  const operations = operationsOf(document);
  const spectral = checkSpectral(file);
  const outcomes = [
    checkSchemas(document, validator),
    checkExamples(document, validator),
    await checkCanary(document),
    await spectral,
  ];
  const webhooks = operations.filter(({ kind }) => kind === "webhook").length;
  return { operations: operations.length - webhooks, webhooks, outcomes };
}
