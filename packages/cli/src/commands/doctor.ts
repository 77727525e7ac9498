import { findCredentials } from "../credentials/find-credentials.ts";
import { examineApi } from "../doctor/examine-api.ts";
import { refusedByUser } from "../doctor/find-signature.ts";
import { reportAsMarkdown } from "../doctor/markdown.ts";
import { questions } from "../doctor/questions/all.ts";
import type { Question } from "../doctor/questions/question.ts";
import type { Context } from "../terminal/context.ts";
import { misuse } from "../terminal/exit.ts";
import type { Session } from "../terminal/session.ts";
import { writeResult } from "../terminal/write-result.ts";
import type { CommonFlags } from "./flags.ts";

export interface DoctorFlags extends CommonFlags {
  readonly credentialsFile?: string;
  readonly yes: boolean;
  readonly questions?: string;
  readonly report?: string;
  readonly subOrderId?: string;
  readonly refundId?: string;
  readonly spacing: number;
  readonly timeout: number;
  readonly refusals: number;
}

/** Runs `pandapon doctor`. */
export async function runDoctor(this: Context, flags: DoctorFlags) {
  const { session } = this;
  const { prompts } = session.terminal;
  const credentials = await findCredentials(session, flags);
  await session.protect([credentials.accessKey, credentials.accessSecret, credentials.userId]);
  const picked = flags.questions === undefined ? undefined : pickQuestions(flags.questions);
  showPlan(session, credentials, picked, flags);
  if (!flags.yes) {
    if (!prompts)
      throw misuse(
        { en: "No terminal is attached to ask on.", zh: "没有可供询问的终端。" },
        { en: "Read what will be sent, then add --yes.", zh: "请阅读将发送的内容，然后加上 --yes。" },
      );
    if (!(await prompts.confirm(session.say({ en: "Send these calls?", zh: "是否发送？" })))) throw refusedByUser();
  }
  const { report, exitCode } = await examineApi(session, credentials, {
    spacingMs: flags.spacing,
    timeoutMs: flags.timeout,
    refusals: flags.refusals,
    subOrderId: flags.subOrderId,
    refundId: flags.refundId,
    mayGoOn: async (refused) =>
      (await prompts?.confirm(
        session.say({
          en: `The server refused ${refused} calls; it is not known whether refusals lock an account. Continue?`,
          zh: `服务器已拒绝 ${refused} 次；连续被拒是否会锁定账号尚不清楚。是否继续？`,
        }),
      )) ?? false,
    choose: async (free, all) => picked ?? (await askWhich(session, free, all)),
  });
  session.result(report);
  if (flags.report !== undefined) await writeReport(session, flags, report);
  this.exit(exitCode);
}

function showPlan(
  session: Session,
  { shown, baseUrl }: Awaited<ReturnType<typeof findCredentials>>,
  picked: readonly Question[] | undefined,
  { spacing }: DoctorFlags,
): void {
  for (const { name, value, source } of shown) {
    session.line({
      en: `${name.padEnd(13)} ${value}, from ${source}`,
      zh: `${name.padEnd(13)} ${value}，来自${source}`,
    });
  }
  const calls = (picked ?? []).reduce((sum, { cost }) => sum + cost, 0);
  session.line({
    en: `Will send to ${baseUrl}: GET /v2/taobao/product/get?itemId=… (one product, no account data), at most once per signing rule,
one call every ${spacing} ms, stopping at the first success${calls > 0 ? `; then at most ${calls} more reads for the chosen questions` : ""}. Nothing is written or paid.`,
    zh: `将发送至 ${baseUrl}：GET /v2/taobao/product/get?itemId=…（单个商品，不含账号数据），每条签名规则最多一次，
每 ${spacing} 毫秒一次，首次成功即停止${calls > 0 ? `；之后为所选问题最多再读取 ${calls} 次` : ""}。不写入、不付款。`,
  });
}

/** @throws CommandError A number that is not in the list. */
function pickQuestions(text: string): readonly Question[] {
  if (text === "all") return questions;
  if (text === "none") return [];
  if (text === "free") return questions.filter(({ cost }) => cost === 0);
  return text.split(",").map((part) => {
    const question = questions.find(({ n }) => String(n) === part.trim());
    if (question) return question;
    const known = questions.map(({ n }) => n).join(", ");
    throw misuse(
      { en: `No question has the number ${part.trim()}.`, zh: `没有问题 ${part.trim()}。` },
      { en: `Choose from ${known}, or free, all, none.`, zh: `可选：${known}，或 free、all、none。` },
    );
  });
}

async function askWhich(
  session: Session,
  free: readonly Question[],
  all: readonly Question[],
): Promise<readonly Question[]> {
  const { prompts } = session.terminal;
  if (!prompts) return free;
  const values = await prompts.choose(
    session.say({ en: "Which questions may be asked?", zh: "要询问哪些问题？" }),
    all.map(({ n, title, cost }) => ({
      value: String(n),
      label: `${n}. ${session.say(title)} (${cost === 0 ? session.say({ en: "no call", zh: "无调用" }) : session.say({ en: cost === 1 ? "1 call" : `${cost} calls`, zh: `${cost} 次调用` })})`,
    })),
  );
  return all.filter(({ n }) => values?.includes(String(n)));
}

async function writeReport(
  session: Session,
  flags: DoctorFlags,
  report: Parameters<typeof reportAsMarkdown>[0],
): Promise<void> {
  const markdown = reportAsMarkdown(report);
  const name = (flags.report ?? "").replace(/\.(json|md)$/, "");
  session.line("");
  session.line(markdown);
  if (!flags.yes) {
    const isWanted = await session.terminal.prompts?.confirm(
      session.say({ en: `Write this to ${name}.json and ${name}.md?`, zh: `写入 ${name}.json 和 ${name}.md？` }),
    );
    if (!isWanted) return;
  }
  await writeResult(session, `${name}.json`, `${JSON.stringify(report, undefined, 2)}\n`);
  await writeResult(session, `${name}.md`, markdown);
}
