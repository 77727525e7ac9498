import type { IHttpOperation } from "@stoplight/types";
import { Ajv2020 } from "ajv/dist/2020.js";

/**
 * Prism takes a schema that it cannot compile for one that allows everything, without a word. So every schema is compiled here,
 * with the dialect that Prism is to use, and the build fails if one does not.
 */
export function checkSchemas(operation: IHttpOperation, dialect: string): void {
  const ajv = new Ajv2020({ strict: false, allErrors: true, allowUnionTypes: true, validateFormats: false });
  const bundled = (operation as unknown as Record<string, unknown>).__bundled__;
  const contents = [
    ...(operation.request?.body?.contents ?? []),
    ...operation.responses.flatMap((response) => response.contents ?? []),
  ];
  for (const { schema, mediaType } of contents) {
    if (schema === undefined) throw new Error(`${operation.iid}: ${mediaType} without a schema`);
    if (schema.$schema !== dialect) throw new Error(`${operation.iid}: dialect of a schema is ${schema.$schema}`);
    ajv.compile({ ...(schema as object), __bundled__: bundled });
  }
}
