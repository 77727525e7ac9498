import type { JournalEntry } from "../journal/entry.ts";
import { type ControlCall, type ControlHandler, json, noContent, notFound } from "./control-call.ts";
import { requestDetail } from "./request-detail.ts";
import type { RequestList } from "./shapes/index.ts";
import { kindOf, summaryOf } from "./summaries.ts";

const MOST = 1000;

export const listRequests: ControlHandler = ({ realm, query }) => {
  const before = Number(query.get("before") ?? Number.POSITIVE_INFINITY);
  const [asked = "500"] = /^\d+$/.exec(query.get("limit") ?? "") ?? [];
  const limit = Math.min(Number(asked), MOST);
  const words = query.get("q")?.toLowerCase() ?? "";
  const kind = query.get("kind");
  const rows = realm.journal.rows();
  const items = [];
  for (let index = rows.length - 1; index >= 0 && items.length < limit; index--) {
    const row = rows[index];
    if (row === undefined || row.number >= before) continue;
    if (kind !== null && (row.kind !== "request" || kindOf(row) !== kind)) continue;
    const summary = summaryOf(row);
    if (words !== "" && !JSON.stringify(summary).toLowerCase().includes(words)) continue;
    items.push(summary);
  }
  return json({ items, kept: rows.length, oldest: rows[0]?.at ?? null } satisfies RequestList);
};

export const getRequest: ControlHandler = (call) => {
  const entry = entryOf(call);
  return json(requestDetail(entry, call.on.inspect(call.realm, entry)));
};

export const forgetRequests: ControlHandler = ({ realm }) => {
  realm.journal.clear();
  realm.feed.tell({ type: "reset" });
  return noContent;
};

/** The entry that `:n` names. @throws ControlError if it is not kept */
export function entryOf({ realm, params }: ControlCall): JournalEntry {
  const row = realm.journal.get(Number(params.n));
  if (row?.kind !== "request") {
    throw notFound({
      en: `no request has the number ${params.n}, or it was forgotten`,
      zh: `没有请求 ${params.n}，或已被清除`,
    });
  }
  return row;
}
