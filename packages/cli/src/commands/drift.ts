import { bytesOf, type HarEntry, readHar } from "@pandapon/har";
import { compareAnswer, type Finding } from "../description/compare-answer.ts";
import { type Description, loadDescription } from "../description/description.ts";
import { operations } from "../description/operations.ts";
import { tellFinding } from "../doctor/examine-api.ts";
import { mergeFindings } from "../doctor/report.ts";
import type { Context } from "../terminal/context.ts";
import { EXIT, misuse } from "../terminal/exit.ts";
import { readNamedText } from "../terminal/read-named.ts";
import type { CommonFlags } from "./flags.ts";

/** Runs `pandapon drift`. */
export async function runDrift(this: Context, _flags: CommonFlags, file: string) {
  const { session } = this;
  const entries = readEntries(await readNamedText(session, file), file);
  const description = loadDescription();
  const compared = entries.flatMap((entry) => {
    const findings = findingsOf(description, entry);
    return findings ? [findings] : [];
  });
  if (compared.length === 0) {
    throw misuse(
      { en: `${file} has no answer of a described operation.`, zh: `${file} 中没有已描述接口的响应。` },
      { en: "Record one with pandapon record.", zh: "请用 pandapon record 记录。" },
    );
  }
  const findings = mergeFindings(compared.flat());
  const differences = findings.filter(({ kind }) => kind !== "confirmed");
  for (const finding of differences) tellFinding(session, finding);
  session.line({
    en: `${compared.length} ${compared.length === 1 ? "answer" : "answers"} compared: ${findings.length - differences.length} fields match, ${differences.length} differ.`,
    zh: `已对比 ${compared.length} 个响应：${findings.length - differences.length} 个字段一致，${differences.length} 个不同。`,
  });
  session.result({ answers: compared.length, findings });
  this.exit(differences.length === 0 ? EXIT.fine : EXIT.findings);
}

/** @throws CommandError Not a HAR file. */
function readEntries(text: string, file: string): readonly HarEntry[] {
  try {
    return readHar(text).log.entries;
  } catch {
    throw misuse(
      { en: `${file} is not a HAR file.`, zh: `${file} 不是 HAR 文件。` },
      { en: "Create one with pandapon record.", zh: "请用 pandapon record 生成。" },
    );
  }
}

/** Undefined for an exchange of another API, or an answer that is not JSON. */
function findingsOf(description: Description, entry: HarEntry): Finding[] | undefined {
  const id = entry._operationId ?? operationAt(entry);
  if (id === undefined || !Object.hasOwn(operations, id)) return undefined;
  try {
    return compareAnswer(description, id, new TextDecoder().decode(bytesOf(entry)));
  } catch {
    return [
      {
        operationId: id,
        kind: "contradicted",
        path: "(answer)",
        expected: "JSON",
        found: "text that is not JSON",
        owner: id,
        field: "answer",
      },
    ];
  }
}

/** The operation that a recorded request of another tool called. */
function operationAt({ request }: HarEntry): string | undefined {
  if (!URL.canParse(request.url)) return undefined;
  const { pathname } = new URL(request.url);
  return Object.values(operations).find(
    ({ method, path }) =>
      method === request.method &&
      new RegExp(`^${path.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{[^}]+\}/g, "[^/]+")}$`).test(pathname),
  )?.id;
}
