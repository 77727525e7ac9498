import { freeQuestions } from "./free.ts";
import { pathQuestion } from "./paths.ts";
import type { Question } from "./question.ts";
import { readQuestions } from "./reads.ts";
import { signatureQuestions } from "./signature.ts";

/** The open questions that calls can settle, in the order of their numbers. 1 and 9 are the search for the signature itself. */
export const questions: readonly Question[] = [
  ...freeQuestions,
  ...signatureQuestions,
  pathQuestion,
  ...readQuestions,
].sort((one, other) => one.n - other.n);

/** Questions that no call of the doctor settles, and why. */
export const unasked: readonly { readonly n: number; readonly en: string; readonly zh: string }[] = [
  {
    n: 10,
    en: "Whether another user id is refused: a test would touch another account's permissions.",
    zh: "其他 user-id 是否被拒绝：询问会涉及他人权限。",
  },
  {
    n: 18,
    en: "Success code of addOrUpdate: settling it writes; do it by hand with pandapon call --write.",
    zh: "addOrUpdate 的成功码：需要写入，请用 pandapon call --write 手动确认。",
  },
  {
    n: 19,
    en: "Place of remark and carrier fields in writes: ask PandaPon.",
    zh: "写入时 remark 等字段的位置：请咨询 PandaPon。",
  },
  {
    n: 20,
    en: "Base of the push signature: run pandapon push listen.",
    zh: "推送签名的基串：请运行 pandapon push listen。",
  },
  {
    n: 21,
    en: "Types of the unknown pushes: run pandapon push listen.",
    zh: "未知推送的类型：请运行 pandapon push listen。",
  },
  { n: 24, en: "Rotation of secrets and lock-out: ask PandaPon.", zh: "密钥轮换与锁定：请咨询 PandaPon。" },
];
