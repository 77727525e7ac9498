import { type Description, loadDescription } from "../description/description.ts";
import type { DescribedOperation } from "../description/description-data.ts";
import { operations } from "../description/operations.ts";
import type { Context } from "../terminal/context.ts";
import { EXIT } from "../terminal/exit.ts";
import type { Session } from "../terminal/session.ts";
import type { CommonFlags } from "./flags.ts";

interface Row {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly safety: string;
  readonly summary: string;
  readonly summaryZh: string;
  readonly grades: { readonly path: string | null; readonly request: string; readonly response: string };
  readonly fields: readonly { readonly path: string; readonly grade: string }[];
}

/** Runs `pandapon operations`. */
export function runOperations(this: Context, _flags: CommonFlags, ...words: string[]) {
  const { session } = this;
  const description = loadDescription();
  const found = find(description, words);
  const isWhole = found.length === 1;
  for (const row of found) show(session, row, isWhole);
  if (found.length === 0)
    session.line({
      en: `No operation has all of: ${words.join(" ")}.`,
      zh: `没有接口同时包含：${words.join(" ")}。`,
    });
  session.result({ operations: isWhole ? found : found.map(({ fields, ...row }) => row) });
  this.exit(found.length > 0 ? EXIT.fine : EXIT.findings);
}

function find(description: Description, words: readonly string[]): Row[] {
  return Object.values(operations).flatMap((operation) => {
    const described = description.operation(operation.id);
    const evidence = description.evidence(operation.id);
    if (!described || !evidence) return [];
    const exact = words.length === 1 && words[0] === operation.id;
    const text = textOf(described, operation.path);
    if (!exact && !words.every((word) => text.includes(word.toLowerCase()))) return [];
    if (!exact && words.length === 1 && words[0] !== undefined && Object.hasOwn(operations, words[0])) return [];
    return [
      {
        id: operation.id,
        method: operation.method,
        path: operation.path,
        safety: operation.safety,
        summary: described.summary,
        summaryZh: described["x-summary-zh"],
        grades: evidence.grades,
        fields: evidence.fields.filter(({ side }) => side === "request").map(({ path, grade }) => ({ path, grade })),
      },
    ];
  });
}

/** Chinese words for the groups of operations: their tags are English. */
const GROUP_WORDS: Readonly<Record<string, string>> = {
  products: "商品",
  cart: "购物车",
  orders: "订单",
  afterSales: "售后 退款",
  addresses: "地址",
  freight: "物流 运费",
};

function textOf(operation: DescribedOperation, path: string): string {
  const client = operation["x-client"];
  return [
    operation.operationId,
    operation.summary,
    operation["x-summary-zh"],
    path,
    operation.tags.join(" "),
    client && `${client.package}.${client.group}.${client.method} ${GROUP_WORDS[client.group] ?? ""}`,
  ]
    .join(" ")
    .toLowerCase();
}

function show(session: Session, row: Row, isWhole: boolean): void {
  const title = session.language === "zh" ? row.summaryZh : row.summary;
  session.line(`${row.id.padEnd(34)} ${row.safety.padEnd(7)} ${title}`);
  if (!isWhole) return;
  session.line(`  ${row.method} ${row.path}`);
  session.line({
    en: `  evidence: path ${row.grades.path}, request ${row.grades.request}, response ${row.grades.response}`,
    zh: `  依据：路径 ${row.grades.path}，请求 ${row.grades.request}，响应 ${row.grades.response}`,
  });
  for (const { path, grade } of row.fields) session.line(`    ${path.padEnd(36)} ${grade}`);
}
