import type { RequestSummary } from "../api/shapes.ts";
import * as t from "../texts/current.ts";
import { Tag } from "../ui/tag.tsx";

/** What an answer was made from. */
export function SourceTag({ source }: { readonly source: NonNullable<RequestSummary["source"]> }) {
  const names = { world: t.sourceWorld, example: t.sourceExample, rule: t.sourceRule, recording: t.sourceRecording };
  return <Tag look={source === "rule" ? "fault" : source === "world" ? "o" : ""}>{names[source]}</Tag>;
}
