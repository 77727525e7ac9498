import { registerHooks } from "node:module";

// The parser imports its schema as bundlers let it: without saying that it is JSON, which Node demands.
registerHooks({
  load: (url, context, next) =>
    next(
      url,
      url.endsWith(".json") ? { ...context, importAttributes: { ...context.importAttributes, type: "json" } } : context,
    ),
});

/** GitHub's own parser of workflows. */
export const { NoOperationTraceWriter, parseWorkflow } = await import("@actions/workflow-parser");
