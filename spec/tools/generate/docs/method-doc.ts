import { marketplaces } from "../marketplaces.ts";
import type { OperationModel } from "../read/operations.ts";

/** What a user reads at 2 a.m. when the pointer rests on a method: what it does and how to call it first, where that is known from last. */
export function methodDoc(operation: OperationModel, exampleInput: string): string {
  const { evidence } = operation;
  return [
    operation.summaryZh === undefined ? operation.summary : `${operation.summary} · ${operation.summaryZh}`,
    (operation.description ?? "").trim(),
    safetyText(operation),
    throwsText(operation),
    exampleText(operation, exampleInput),
    [
      `@remarks\nEvidence: path ${evidence.path}, request ${evidence.request}, response ${evidence.response}.`,
      (evidence.note ?? "").trim(),
    ]
      .filter((sentence) => sentence !== "")
      .join(" "),
    evidence.sources.length === 0 ? "" : `Sources: ${evidence.sources.map(sourceLink).join(", ")}`,
  ]
    .filter((paragraph) => paragraph !== "")
    .join("\n\n");
}

function safetyText({ safety, reconcile, page }: OperationModel): string {
  const paging = page === undefined ? "" : " Await it for one page, `for await` gives the items of all pages.";
  if (safety === "read") return `Changes nothing (\`read\`): sent again when a connection fails.${paging}`;
  const look =
    reconcile?.operation === undefined
      ? ""
      : ` \`${reconcile.operation}\` tells what happened when the outcome is unknown.`;
  const note = reconcile?.note === undefined ? "" : ` ${reconcile.note.trim()}`;
  return `Sent once, never retried automatically (\`${safety}\`).${look}${note}${paging}`;
}

function throwsText({ safety, failures }: OperationModel): string {
  const refused = failures.length === 0 ? "" : `, for example: ${failures.join("; ")}`;
  const lines = [
    "@throws `InputError` when the input cannot be sent as it is; nothing was sent.",
    `@throws \`ApiError\` when PandaPon refuses the call${refused}.`,
    safety === "read"
      ? "@throws `TransportError`, `TimeoutError` when no answer came, after the retries."
      : "@throws `OutcomeUnknownError` when it was sent and no answer came: it may have happened.",
  ];
  return lines.join("\n");
}

function exampleText(operation: OperationModel, input: string): string {
  const variable = marketplaces.find(({ key }) => key === operation.package)?.variable ?? operation.package;
  return ["@example", "```ts", `await ${variable}.${operation.group}.${operation.name}(${input});`, "```"].join("\n");
}

/** Page ids of the documentation sites are addresses without their scheme; other sources stay text. */
function sourceLink(source: string): string {
  return /^[\w-]+(\.[\w-]+)+\/\S+$/.test(source) ? `[${source}](https://${source})` : source;
}
