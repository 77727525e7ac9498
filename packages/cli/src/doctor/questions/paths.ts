import type { AnyOperation } from "@pandapon/core";
import { operations } from "../../description/operations.ts";
import type { PreparedRequest } from "../../request/prepare.ts";
import type { Outcome } from "../investigation.ts";
import { isMissing } from "../judge-answer.ts";
import { open, type Question, settled, shapeOf } from "./question.ts";

const plain = (method: string, path: string): PreparedRequest => ({
  operationId: "",
  method,
  path,
  query: "",
  body: "",
  isQuerySigned: false,
});

/** A known path that takes POST, and one that cannot exist: what GET answers to each calibrates the rest. */
const KNOWN_POST = "/v2/taobao/order/refund/render";
const NONSENSE = "/v2/taobao/no/such/path/9f2c";

/** Paths that were never seen, without path parameters. GET on `…/cancel/…` could cancel something: never sent. */
export const inferredPaths = (): readonly AnyOperation[] =>
  Object.values(operations).filter(
    ({ grade, path, method, safety }) =>
      grade !== "documented" &&
      grade !== "confirmed" &&
      !path.includes("{") &&
      !/cancel|delete|pay/i.test(path) &&
      // By GET, which is not its method; a GET operation only when it reads.
      (method === "POST" || safety === "read"),
  );

const sameShape = (one: Outcome, other: Outcome): boolean =>
  shapeOf(one) === shapeOf(other) && digitsOut(one) === digitsOut(other);
const digitsOut = ({ answer }: Outcome): string => (answer?.envelope?.msg ?? "").replace(/[\d/]+\S*/g, "");

export const pathQuestion: Question = {
  n: 11,
  title: { en: "Do the inferred paths exist?", zh: "推断的路径是否存在？" },
  get cost() {
    return 2 + inferredPaths().length;
  },
  async ask({ investigation }) {
    const known = await investigation.call(
      { en: "GET on a path that takes POST", zh: "对 POST 路径发送 GET" },
      plain("GET", KNOWN_POST),
    );
    const nonsense = await investigation.call(
      { en: "a path that cannot exist", zh: "不存在的路径" },
      plain("GET", NONSENSE),
    );
    const calls = [known.n, nonsense.n];
    if (sameShape(known, nonsense)) {
      return open(
        `The server answers a known path and a nonsense path alike (${shapeOf(known)}): GET shows nothing about paths.`,
        `服务器对已知路径和不存在的路径响应相同（${shapeOf(known)}）：GET 无法判断路径。`,
        calls,
      );
    }
    const exists: string[] = [];
    const absent: string[] = [];
    const unclear: string[] = [];
    for (const operation of inferredPaths()) {
      const outcome = await investigation.call(
        { en: `does ${operation.path} exist?`, zh: `${operation.path} 是否存在？` },
        plain("GET", operation.path),
      );
      calls.push(outcome.n);
      if (sameShape(outcome, nonsense) || isMissing(outcome)) absent.push(operation.id);
      else if (sameShape(outcome, known) || (operation.method === "GET" && outcome.isSuccess))
        exists.push(operation.id);
      else unclear.push(operation.id);
    }
    const list = (ids: readonly string[]): string => (ids.length === 0 ? "none" : ids.join(", "));
    const en = `Exist: ${list(exists)}. Do not exist: ${list(absent)}. Unclear: ${list(unclear)}.`;
    const zh = `存在：${list(exists)}。不存在：${list(absent)}。不明：${list(unclear)}。`;
    const findings = [
      ...exists.map((operationId) => ({
        operationId,
        kind: "confirmed" as const,
        path: "(path)",
        owner: operationId,
        field: "path",
      })),
      ...absent.map((operationId) => ({
        operationId,
        kind: "contradicted" as const,
        path: "(path)",
        expected: operations[operationId]?.path ?? "",
        found: "not found",
        owner: operationId,
        field: "path",
      })),
    ];
    return { ...settled(en, zh, calls, findings), verdict: absent.length > 0 ? "contradicted" : "settled" };
  },
};
