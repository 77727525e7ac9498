import type { OperationModel } from "../read/operations.ts";
import { type Viewer, viewSchema } from "./view-schema.ts";

/** The paths of `client.raw`, in the form of the wire. Headers and the signature in the query are the client's business. */
export function viewPaths(viewer: Viewer, operations: readonly OperationModel[]): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: viewOperation(viewer, operation) };
  }
  return paths;
}

function viewOperation(viewer: Viewer, operation: OperationModel): unknown {
  const { summary, summaryZh, parameters, body, answer, refusal } = operation;
  const json = (schema: Parameters<typeof viewSchema>[1]) => ({
    content: { "application/json": { schema: viewSchema(viewer, schema, "wire") } },
  });
  return {
    summary: summaryZh === undefined ? summary : `${summary} · ${summaryZh}`,
    parameters: parameters.map((parameter) => ({
      name: parameter.name,
      in: parameter.in,
      required: parameter.required,
      // In an address a number and its digits are the same text.
      schema: viewSchema(viewer, parameter.schema, "input"),
    })),
    ...(body !== undefined && { requestBody: { required: body.required, ...json(body.schema) } }),
    responses: { "200": json(answer), ...(refusal !== undefined && { default: json(refusal) }) },
  };
}
