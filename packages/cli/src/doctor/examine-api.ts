import type { FoundCredentials } from "../credentials/find-credentials.ts";
import type { Finding } from "../description/compare-answer.ts";
import { type Description, loadDescription } from "../description/description.ts";
import { EXIT, type ExitCode } from "../terminal/exit.ts";
import type { Session } from "../terminal/session.ts";
import type { Text } from "../terminal/terminal.ts";
import { clockSentence } from "./clock.ts";
import { clientOptions, findSignature, type SignatureResult } from "./find-signature.ts";
import { createInvestigation, type OddSuccess } from "./investigation.ts";
import { questions, unasked } from "./questions/all.ts";
import type { Question, QuestionResult } from "./questions/question.ts";
import { type DoctorReport, mergeFindings } from "./report.ts";

export interface DoctorOptions {
  readonly spacingMs: number;
  readonly timeoutMs: number;
  readonly refusals: number;
  /** Which questions to ask once the signature is accepted. */
  choose(free: readonly Question[], all: readonly Question[]): Promise<readonly Question[]>;
  mayGoOn(refused: number): Promise<boolean>;
  readonly subOrderId: string | undefined;
  readonly refundId: string | undefined;
}

export interface Diagnosis {
  readonly report: DoctorReport;
  readonly exitCode: ExitCode;
}

/** Examines the API with one key: first how it wants to be signed, then the questions that were chosen. Never writes. */
export async function examineApi(
  session: Session,
  credentials: FoundCredentials,
  options: DoctorOptions,
): Promise<Diagnosis> {
  const { terminal } = session;
  const startedAt = new Date(terminal.now()).toISOString();
  const description = loadDescription();
  const start = createInvestigation({
    session,
    credentials,
    spacingMs: options.spacingMs,
    timeoutMs: options.timeoutMs,
  });
  const signature = await findSignature(start, options);
  const summary: Text[] = [];
  const tell = (text: Text): void => {
    summary.push(text);
    session.line(text);
  };
  const clock = clockSentence(start);
  if (clock.isBad || start.skewMs !== undefined) tell(clock.sentence);
  if (signature.missingPath !== undefined && signature.isAccepted) {
    tell({
      en: `The server does not have the documented path ${signature.missingPath}: it was renamed or removed.`,
      zh: `服务器没有文档中的路径 ${signature.missingPath}：可能已改名或删除。`,
    });
  }
  tell(signature.sentence);
  const { oddSuccess } = start;
  if (oddSuccess) tell(oddSentence(oddSuccess));
  if (signature.hint) tell(signature.hint);
  const asked = await askQuestions(session, description, signature, options, tell);
  const { accepted } = signature.investigation;
  if (accepted) {
    const wanted = clientOptions(accepted, signature.investigation.baseUrl);
    tell(
      wanted === ""
        ? { en: "The client's defaults are right: do not set an option.", zh: "客户端默认设置正确，无需设置选项。" }
        : { en: `Set the client options { ${wanted} }.`, zh: `请设置客户端选项 { ${wanted} }。` },
    );
  }
  const findings = mergeFindings(asked.flatMap(({ result }) => result.findings ?? []));
  const report: DoctorReport = {
    format: 1,
    description: description.version,
    baseUrl: signature.investigation.baseUrl,
    startedAt,
    skewMs: start.skewMs ?? null,
    accepted: accepted
      ? { scheme: accepted.scheme.id, rule: accepted.scheme.rule, timestampUnit: accepted.unit }
      : null,
    summary: summary.map((text) => session.clean(session.say(text))),
    questions: asked.map(({ question, result }) => ({
      n: question.n,
      title: session.say(question.title),
      verdict: result.verdict,
      sentence: session.clean(session.say(result.sentence)),
      calls: result.calls,
    })),
    findings,
    calls: start.calls,
  };
  const isFine =
    accepted?.scheme.id === "A" &&
    accepted.unit === "s" &&
    !clock.isBad &&
    oddSuccess === undefined &&
    signature.missingPath === undefined &&
    findings.every(({ kind }) => kind === "confirmed");
  return { report, exitCode: isFine ? EXIT.fine : signature.isStrange ? EXIT.couldNotCheck : EXIT.findings };
}

const oddSentence = ({ status, code }: OddSuccess): Text => ({
  en: `Its success is HTTP ${status} with code ${code}; the description says HTTP 200 with code 200, so the client treats it as a refusal.`,
  zh: `其成功响应为 HTTP ${status}、code ${code}；描述为 HTTP 200、code 200，客户端会将其视为失败。`,
});

async function askQuestions(
  session: Session,
  description: Description,
  { investigation, answer }: SignatureResult,
  options: DoctorOptions,
  tell: (text: Text) => void,
): Promise<{ question: Question; result: QuestionResult }[]> {
  if (!investigation.accepted || !answer) return [];
  const free = questions.filter(({ cost }) => cost === 0);
  const chosen = await options.choose(free, questions);
  const asked: { question: Question; result: QuestionResult }[] = [];
  for (const question of chosen) {
    const result = await question.ask({
      investigation,
      description,
      first: answer,
      subOrderId: options.subOrderId,
      refundId: options.refundId,
    });
    asked.push({ question, result });
    tell({ en: `${question.n}. ${result.sentence.en}`, zh: `${question.n}. ${result.sentence.zh}` });
    for (const finding of result.findings ?? []) tellFinding(session, finding);
  }
  if (chosen.length > free.length)
    for (const { n, en, zh } of unasked) session.line({ en: `${n}. ${en}`, zh: `${n}. ${zh}` });
  return asked;
}

/** A finding in one sentence. */
export function tellFinding(session: Session, finding: Finding): void {
  const { operationId, kind, path, expected, found } = finding;
  if (kind === "contradicted" && path !== "(path)") {
    session.line({
      en: `   ${operationId}: ${path} is ${found}, the description says ${expected}.`,
      zh: `   ${operationId}：${path} 为 ${found}，描述为 ${expected}。`,
    });
  } else if (kind === "new-field") {
    session.line({
      en: `   ${operationId}: ${path} is new (${found}).`,
      zh: `   ${operationId}：新字段 ${path}（${found}）。`,
    });
  } else if (kind === "new-value") {
    session.line({
      en: `   ${operationId}: ${path} has the new value ${found}.`,
      zh: `   ${operationId}：${path} 出现新值 ${found}。`,
    });
  } else if (kind === "new-code") {
    session.line({ en: `   ${operationId}: new code ${found}.`, zh: `   ${operationId}：新返回码 ${found}。` });
  }
}
