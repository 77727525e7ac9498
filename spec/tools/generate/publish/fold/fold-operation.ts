import type { BundleOperation } from "../../../document/bundle.ts";
import type { OperationObject } from "../../../document/types.ts";
import { gradeMeaning, list, paragraphs, withoutHtml } from "./words.ts";

type Find = (operationId: string) => BundleOperation | undefined;

/** The description of an operation: what it does, how well that is known, whether it may be repeated, what is not known. */
export function operationText({ kind }: BundleOperation, node: OperationObject, find: Find, pushRules: string): string {
  return withoutHtml(
    paragraphs(
      node["x-summary-zh"],
      badge(node, kind),
      kind === "path" && node["x-evidence"]?.path === "inferred" ? inferredPath : undefined,
      node.description,
      kind === "webhook" ? `**What holds for every push**\n\n${pushRules}` : safety(node),
      kind === "webhook" ? undefined : unknownOutcome(node, find),
      paging(node),
      derivation(node, kind),
      titled("Sources disagree", node["x-contradictions"]),
      titled("Open questions", node["x-open-questions"]),
      sources(node),
    ),
  );
}

/** The pages of an operation as addresses; sources that are not pages are left out. */
export function pagesOf({ "x-evidence": evidence }: OperationObject): string[] {
  return (evidence?.sources ?? [])
    .filter((source) => /^[\w-]+(\.[\w-]+)+\/\S+$/.test(source))
    .map((page) => `https://${page}`);
}

function badge({ "x-evidence": evidence }: OperationObject, kind: BundleOperation["kind"]): string | undefined {
  if (evidence === undefined) return undefined;
  const said = [
    ...(evidence.path === undefined ? [] : [`${kind === "webhook" ? "message type" : "path"} **${evidence.path}**`]),
    `${kind === "webhook" ? "body" : "request"} **${evidence.request}**`,
    `answer **${evidence.response}**`,
  ];
  const grades = new Set([evidence.path, evidence.request, evidence.response].filter((grade) => grade !== undefined));
  const meanings = [...grades].map((grade) => `*${grade}*: ${gradeMeaning(grade)}`).join("; ");
  return `**Evidence:** ${said.join(" · ")}\n\n${meanings}. A field is not better known here than the request or answer it stands in: the weaker grade wins, unless a live call confirmed the field.`;
}

const inferredPath =
  "**The path is inferred: no call has proven it.** If the server does not know it, it is the path that is wrong in all likelihood.";

function derivation({ "x-evidence": evidence }: OperationObject, kind: BundleOperation["kind"]): string | undefined {
  const note = evidence?.note?.trim();
  if (note === undefined || note === "") return undefined;
  return `**${kind === "path" && evidence?.path === "inferred" ? "Where the path comes from" : "How this is known"}**\n\n${note}`;
}

function safety({ "x-safety": safety }: OperationObject): string | undefined {
  if (safety === "read") return "**Safety: read.** It changes nothing and may be repeated.";
  if (safety === "write") return "**Safety: write.** Never repeat it blindly: a second call may act a second time.";
  if (safety === "payment")
    return "**Safety: payment.** It moves money. Never repeat it blindly: a second call may pay a second time.";
  return undefined;
}

function unknownOutcome({ "x-reconcile": reconcile }: OperationObject, find: Find): string | undefined {
  if (reconcile === undefined) return undefined;
  const other = reconcile.operation === null ? undefined : find(reconcile.operation);
  const call = other === undefined ? "" : ` (\`${other.method.toUpperCase()} ${other.path}\`)`;
  const how =
    reconcile.operation === null
      ? "No operation tells what happened."
      : `\`${reconcile.operation}\`${call} tells what happened.`;
  return `**When the outcome is unknown** (no answer came): ${how} ${reconcile.note?.trim() ?? ""}`;
}

function paging({ "x-page": page }: OperationObject): string | undefined {
  if (page === undefined) return undefined;
  const size = page.size === undefined ? "" : `, \`${page.size}\` items each`;
  const ends = [page.total, page.pages, page.hasNext].filter((name) => name !== undefined).map((name) => `\`${name}\``);
  const end = ends.length === 0 ? "" : `; ${ends.join(", ")} tell${ends.length === 1 ? "s" : ""} where it ends`;
  return `**Pages:** \`${page.number}\` counts from ${page.first ?? 1}${size}. The items are in \`${page.items}\`${end}.`;
}

function titled(title: string, value: unknown): string | undefined {
  const texts = Array.isArray(value) ? value.filter((text) => typeof text === "string") : [];
  return texts.length === 0 ? undefined : `**${title}**\n\n${list(texts)}`;
}

function sources(node: OperationObject): string | undefined {
  const pages = pagesOf(node);
  if (pages.length === 0) return undefined;
  return `**Sources:** ${pages.map((page) => `[${page.replace(/^https:\/\//, "")}](${page})`).join(", ")}`;
}
