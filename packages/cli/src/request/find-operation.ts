import type { AnyOperation } from "@pandapon/core";
import { nearestIds, operations } from "../description/operations.ts";
import { misuse } from "../terminal/exit.ts";

/** @throws CommandError The operation does not exist; the message names similar ones. */
export function findOperation(id: string): AnyOperation {
  const operation = Object.hasOwn(operations, id) ? operations[id] : undefined;
  if (operation) return operation;
  const near = nearestIds(id);
  throw misuse(
    { en: `No operation is named ${id}.`, zh: `没有接口 ${id}。` },
    near.length > 0
      ? { en: `Did you mean ${near.join(", ")}?`, zh: `您是指 ${near.join("、")} 吗？` }
      : {
          en: "Run pandapon operations with a word of its name, in English or Chinese.",
          zh: "请运行 pandapon operations 加关键词（中英文均可）。",
        },
  );
}
