import type { Operation } from "@pandapon/core";
import { cut, type Text } from "../../refusals/text.ts";
import type { WorldEvent } from "../../state/entities/event.ts";
import type { Order } from "../../state/entities/order.ts";
import type { Refund } from "../../state/entities/refund.ts";
import { countedLines, goodsFenOf } from "../../state/life/order-state.ts";
import { yuan } from "../../state/texts/yuan.ts";
import type { World } from "../../state/world.ts";
import { idsOf, objectOf, wholeNumberOf, wordsOf } from "../input.ts";

/** A call that the world has carried out. */
export interface CarriedOut {
  readonly input: Readonly<Record<string, unknown>>;
  /** `data` of its answer. */
  readonly data: unknown;
  readonly events: readonly WorldEvent[];
  readonly world: World;
}

/** The operations of a package of core. */
export type OperationNames<Module> = {
  readonly [Name in keyof Module]: Module[Name] extends Operation<never, unknown> ? Name : never;
}[keyof Module];

/** Says in one sentence how a call of an operation ended. */
export type Teller = (call: CarriedOut) => Text;

/** The value under a path of names; undefined where there is none. */
export const at = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((found, name) => objectOf(found)?.[name], value);

export const textAt = (value: unknown, ...path: readonly string[]): string =>
  cut(wordsOf(at(value, ...path)) ?? "", 60);

export const listAt = (value: unknown, ...path: readonly string[]): readonly unknown[] => {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
};

/** `3 products`, `1 product`, `no products`. */
export function many(count: number, one: string, several = `${one}s`): string {
  return count === 1 ? `1 ${one}` : `${count === 0 ? "no" : count} ${several}`;
}

export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** `Order 12 created`, `2 orders created: 12, 13`. */
export function ordersAre(ids: readonly string[], what: string): string {
  return ids.length === 1
    ? `Order ${ids[0]} ${what}`
    : `${capital(many(ids.length, "order"))} ${what}: ${shortly(ids)}`;
}

export const shortly = (ids: readonly string[]): string =>
  ids.length > 3 ? `${ids.slice(0, 3).join(", ")} …` : ids.join(", ");

/** Orders with their numbers and what they cost together. */
export function ofOrders(world: World, ids: readonly string[], en: string, zh: string): Text {
  const fen = ids.flatMap((id) => orderOf(world, id) ?? []).reduce((sum, order) => sum + orderFen(order), 0);
  return {
    en: `${ordersAre(ids, en)}, ${yuan(fen)}`,
    zh: `订单 ${shortly(ids)} ${zh}，${yuan(fen)}`,
  };
}

export const orderOf = (world: World, id: string): Order | undefined =>
  world.taobao.orders.find(id) ?? world["1688"].orders.find(id);

/** The sum that a list shows: goods and postage of the lines that count. */
export function orderFen({ market, lines, purchases }: Order): number {
  const counted = countedLines(lines);
  const postage =
    market === "1688"
      ? purchases.reduce((sum, { postageFen }) => sum + postageFen, 0)
      : counted.reduce((sum, { postageFen }) => sum + postageFen, 0);
  return goodsFenOf(counted) + postage;
}

export const refundOf = (world: World, id: string): Refund | undefined =>
  world.taobao.refunds.find(id) ?? world["1688"].refunds.find(id);

/** A case with its amount. */
export function ofCase(world: World, id: string, en: string, zh: string): Text {
  const refund = refundOf(world, id);
  const fen = refund === undefined ? "" : `, ${yuan(refund.feeFen)}`;
  return { en: `Refund case ${id} ${en}${fen}`, zh: `逆向单 ${id} ${zh}${fen.replace(", ", "，")}` };
}

/** `27 products found for "T恤", page 1 of 6`. */
export function ofPage({ data }: CarriedOut, one: string, zh: string, about: Text = { en: "", zh: "" }): Text {
  const total = wholeNumberOf(at(data, "totalRecords")) ?? 0;
  const pages = wholeNumberOf(at(data, "totalPage")) ?? 0;
  const page = wholeNumberOf(at(data, "currentPage")) ?? 1;
  const where =
    pages > 1 || page > 1 ? { en: `, page ${page} of ${pages}`, zh: `，第 ${page} / ${pages} 页` } : { en: "", zh: "" };
  return {
    en: `${capital(many(total, one))}${about.en}${where.en}`,
    zh: `${about.zh}${total} ${zh}${where.zh}`,
  };
}

/** For what was searched. */
export function about(words: string | undefined): Text {
  return words === undefined ? { en: "", zh: "" } : { en: ` for "${cut(words, 40)}"`, zh: `“${cut(words, 40)}”：` };
}

export const eventsOf = ({ events }: CarriedOut, ...types: readonly string[]): readonly WorldEvent[] =>
  events.filter(({ type }) => types.includes(type));

/** How many ids a field of the input names. */
export const countOf = (value: unknown): number => idsOf(value)?.length ?? 0;
