import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { type BundleOperation, operationsOf } from "../document/bundle.ts";
import { isObject, isText, type JsonObject, listOf } from "../document/json.ts";
import { isGrade } from "../document/vocabulary.ts";
import { fieldsOf } from "./fields.ts";
import { tally } from "./grade.ts";
import type { Evidence, OperationEvidence } from "./types.ts";

const texts = (value: unknown) => listOf(value).filter(isText);

function evidenceOf(document: JsonObject, operation: BundleOperation): OperationEvidence {
  const { node } = operation;
  const evidence = isObject(node["x-evidence"]) ? node["x-evidence"] : {};
  const fields = fieldsOf(document, operation);
  return {
    id: operation.id,
    kind: operation.kind,
    tag: String(listOf(node.tags)[0] ?? ""),
    method: operation.method.toUpperCase(),
    path: operation.path,
    summary: String(node.summary ?? ""),
    grades: {
      path: isGrade(evidence.path) ? evidence.path : null,
      request: String(evidence.request),
      response: String(evidence.response),
    },
    note: isText(evidence.note) ? evidence.note.trim() : null,
    sources: texts(evidence.sources),
    share: tally(fields.map(({ grade }) => grade)),
    fields,
    contradictions: texts(node["x-contradictions"]),
    openQuestions: texts(node["x-open-questions"]),
  };
}

/** @throws Error when an entry is not written as the head of the file says. */
export function readPlatform(file: string): Evidence["platform"] {
  const document: unknown = parse(readFileSync(file, "utf8"));
  const entries = <Key extends string>(list: string, keys: readonly Key[]) =>
    listOf(isObject(document) ? document[list] : undefined).map((entry, index) => {
      const missing = keys.filter(
        (key) => !isObject(entry) || !isText(entry[key]) || (key === "grade" && !isGrade(entry[key])),
      );
      if (missing.length > 0) throw new Error(`${file}: entry ${index + 1} of ${list} needs ${missing.join(", ")}.`);
      return entry as Record<Key, string>;
    });
  return {
    questions: entries("questions", ["question", "reading", "grade", "settle"]),
    contradictions: entries("contradictions", ["matter", "sources", "decision"]),
  };
}

export function collect(document: JsonObject, platform: Evidence["platform"]): Evidence {
  const all = operationsOf(document).map((operation) => evidenceOf(document, operation));
  const operations = all.filter(({ kind }) => kind === "path");
  const info = isObject(document.info) ? document.info : {};
  return {
    version: String(info.version),
    totals: {
      operations: operations.length,
      webhooks: all.length - operations.length,
      fields: all.reduce((sum, { fields }) => sum + fields.length, 0),
      path: tally(operations.map(({ grades }) => grades.path ?? "inferred")),
      request: tally(operations.map(({ grades }) => grades.request)),
      response: tally(operations.map(({ grades }) => grades.response)),
      share: tally(all.flatMap(({ fields }) => fields.map(({ grade }) => grade))),
      contradictions: platform.contradictions.length + all.reduce((sum, one) => sum + one.contradictions.length, 0),
      openQuestions: platform.questions.length + all.reduce((sum, one) => sum + one.openQuestions.length, 0),
    },
    tags: listOf(document.tags).flatMap((tag) =>
      isObject(tag) ? [{ name: String(tag.name), title: String(tag["x-displayName"] ?? tag.name) }] : [],
    ),
    operations: all,
    platform,
  };
}
