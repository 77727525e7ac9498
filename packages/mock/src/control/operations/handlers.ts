import { type ControlHandler, json, notFound } from "../control-call.ts";
import { operationDetail } from "./detail.ts";
import type { Document } from "./document.ts";
import { operationsOf } from "./list.ts";

export const listOperations: ControlHandler = ({ on }) =>
  json(operationsOf(on.parsed() as Document).map(({ shape }) => shape));

export const getOperation: ControlHandler = ({ on, params }) => {
  const document = on.parsed() as Document;
  const found = operationsOf(document).find(({ shape }) => shape.id === params.id);
  if (found === undefined)
    throw notFound({ en: `no operation is named "${params.id}"`, zh: `没有接口 "${params.id}"` });
  return json(operationDetail(document, found));
};
