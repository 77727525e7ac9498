import { loadDescription } from "../description/description.ts";
import { editsOf, readReport } from "../evidence/edits.ts";
import type { Context } from "../terminal/context.ts";
import { EXIT, misuse } from "../terminal/exit.ts";
import { readNamedText } from "../terminal/read-named.ts";
import type { CommonFlags } from "./flags.ts";

/** Runs `pandapon evidence diff`. */
export async function runEvidenceDiff(this: Context, _flags: CommonFlags, file: string) {
  const { session } = this;
  const text = await readNamedText(session, file);
  let edits: ReturnType<typeof editsOf>;
  try {
    edits = editsOf(loadDescription(), readReport(text));
  } catch {
    throw misuse(
      { en: `${file} is not a report of pandapon doctor.`, zh: `${file} 不是 pandapon doctor 的报告。` },
      { en: "Create one with pandapon doctor --report FILE.", zh: "请用 pandapon doctor --report FILE 生成。" },
    );
  }
  for (const { file: source, field, what, from, to, seenAt } of edits) {
    session.line(`${source}  ${field}  ${what}: ${from} → ${to}  (${seenAt})`);
  }
  if (edits.length === 0) session.line({ en: "The report asks for no edit.", zh: "报告未要求修改。" });
  session.result({ edits });
  this.exit(edits.length === 0 ? EXIT.fine : EXIT.findings);
}
