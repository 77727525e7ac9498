// The same calls against a server that is not ours: reads only, one after the other, nothing repeated.
import { setTimeout as sleep } from "node:timers/promises";
import { ApiError, type ClientOptions } from "@pandapon/core";
import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import validator from "@stoplight/prism-http/dist/validator/index.js";
import { forPrism } from "../../../../spec/tools/document/index.ts";
import { createMarketplaces } from "./clients.ts";
import { type ContractOperation, inputFor, type readDescription } from "./description.ts";

export interface LiveResult {
  readonly operation: string;
  /** `fits`: as described. `differs`: answered, but not as described. `refused`: the envelope says no. `failed`: no usable answer. */
  readonly outcome: "fits" | "differs" | "refused" | "failed";
  readonly details: readonly string[];
}

/** Calls every operation of safety `read` once, with its first example as input. Never a write, never a payment. */
export async function liveReport(
  options: ClientOptions,
  description: ReturnType<typeof readDescription>,
  pauseMs: number,
): Promise<LiveResult[]> {
  const shop = createMarketplaces({ ...options, retries: 0 });
  const resources = await getHttpOperationsFromSpec(forPrism(description.document));
  const results: LiveResult[] = [];
  for (const operation of description.operations.filter((it) => it.safety === "read")) {
    results.push(await readOnce(operation));
    await sleep(pauseMs);
  }
  return results;

  async function readOnce(operation: ContractOperation): Promise<LiveResult> {
    try {
      const method = shop.method(operation);
      if (!method) throw new Error("no package has it");
      const { envelope } = await method(inputFor(operation)).withResponse();
      const resource = resources.find((it) => it.iid === operation.id);
      if (!resource) throw new Error("Prism does not know it");
      const element = { statusCode: 200, headers: { "content-type": "application/json" }, body: envelope };
      const checked = validator.validateOutput({ resource, element });
      const details =
        checked._tag === "Left" ? checked.left.map((it) => `${it.path?.join(".") ?? ""} ${it.message}`) : [];
      return { operation: operation.id, outcome: details.length === 0 ? "fits" : "differs", details };
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const details = [error.message, error instanceof ApiError ? error.hint : ""].filter(Boolean);
      return { operation: operation.id, outcome: error instanceof ApiError ? "refused" : "failed", details };
    }
  }
}
