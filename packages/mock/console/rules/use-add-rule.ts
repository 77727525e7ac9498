import type { RuleShape } from "../api/shapes.ts";
import { useConsole } from "../state/context.ts";
import type { Fault, Often } from "./answers.ts";

/** Adds a rule. Rejects with the mock's own words if it cannot be. */
export function useAddRule(): (operationId: string, fault: Fault, often: Often) => Promise<RuleShape> {
  const { api } = useConsole();
  return (operationId, fault, often) =>
    api.send<RuleShape>("POST", "rules", { operationId: operationId === "" ? "*" : operationId, do: fault, ...often });
}
