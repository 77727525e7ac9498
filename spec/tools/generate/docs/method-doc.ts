import { marketplaces } from "../marketplaces.ts";
import type { OperationModel } from "../read/operations.ts";

/** The docstring of a method, as an editor shows it: first what the method does and how to call it, last where that is known from. */
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
  const paging = page === undefined ? "" : " `await` returns one page; `for await` yields the items of all pages.";
  if (safety === "read") return `Only reads (\`read\`): repeated automatically when a connection fails.${paging}`;
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
    "@throws `InputError` when the input cannot be sent exactly as given; nothing was sent.",
    `@throws \`ApiError\` when PandaPon refuses the call${refused}.`,
    safety === "read"
      ? "@throws `TransportError`, `TimeoutError` when no answer arrived, retries included."
      : "@throws `OutcomeUnknownError` when the call was sent but its answer was lost: it may have been carried out.",
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
