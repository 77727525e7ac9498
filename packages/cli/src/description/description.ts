import type { DescribedOperation, DescriptionData, OperationEvidence, Parameter, Schema } from "./description-data.ts";
import { readDescription } from "./from-workspace.ts";

/** The description, ready for look-ups. */
export interface Description {
  readonly version: string;
  readonly schemas: Readonly<Record<string, Schema>>;
  readonly files: Readonly<Record<string, string>>;
  operation(id: string): DescribedOperation | undefined;
  evidence(id: string): OperationEvidence | undefined;
  /** Names of the pushes, such as `taobao.orderPriceModified`. */
  readonly pushes: readonly string[];
  /** The body of a push as an example has it; undefined when it has none. */
  pushExample(event: string, form: "object" | "text"): unknown;
  /** Path, query and header parameters with their references followed. */
  parameters(operation: DescribedOperation): readonly Parameter[];
}

const METHODS = new Set(["get", "post", "put", "patch", "delete"]);

/** Unpacks the description. It takes about 50 ms, so only the commands that need it call this. */
export function loadDescription(data: DescriptionData = readDescription()): Description {
  const { openapi, evidence, files } = data;
  const operations = new Map<string, DescribedOperation>();
  for (const item of Object.values(openapi.paths)) {
    const shared = (item.parameters ?? []) as readonly Parameter[];
    for (const [method, value] of Object.entries(item)) {
      if (!METHODS.has(method)) continue;
      const operation = value as DescribedOperation;
      operations.set(operation.operationId, {
        ...operation,
        parameters: [...shared, ...(operation.parameters ?? [])],
      });
    }
  }
  const graded = new Map(evidence.operations.map((operation) => [operation.id, operation]));
  const resolve = (parameter: Parameter): Parameter => {
    const name = parameter.$ref?.split("/").at(-1);
    return (name === undefined ? undefined : openapi.components.parameters?.[name]) ?? parameter;
  };
  return {
    version: openapi.info.version,
    schemas: openapi.components.schemas,
    files,
    pushes: Object.keys(openapi.webhooks),
    pushExample(event, form) {
      const webhook = Object.hasOwn(openapi.webhooks, event) ? openapi.webhooks[event] : undefined;
      const example = webhook?.post.requestBody.content["application/json"].examples[`body-${form}`];
      const name = example?.$ref?.split("/").at(-1);
      return example?.value ?? (name === undefined ? undefined : openapi.components.examples?.[name]?.value);
    },
    operation: (id) => operations.get(id),
    evidence: (id) => graded.get(id),
    parameters: (operation) => (operation.parameters ?? []).map(resolve),
  };
}
