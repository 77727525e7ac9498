import { type AnyOperation, createClient, list, stringifyWire } from "@pandapon/core";
import { findCredentials } from "../credentials/find-credentials.ts";
import { loadDescription } from "../description/description.ts";
import { findOperation } from "../request/find-operation.ts";
import { prepareRequest } from "../request/prepare.ts";
import { readInput } from "../request/read-input.ts";
import type { Context } from "../terminal/context.ts";
import { CommandError, EXIT, misuse } from "../terminal/exit.ts";
import type { Session } from "../terminal/session.ts";
import { type OperationFlags, ruleOf } from "./flags.ts";

export interface CallFlags extends OperationFlags {
  readonly all: boolean;
  readonly dryRun: boolean;
  readonly write: boolean;
  readonly confirm?: string;
}

/** Runs `pandapon call`. */
export async function runCall(this: Context, flags: CallFlags, id: string, ...pairs: string[]) {
  const { session } = this;
  const operation = findOperation(id);
  const input = await readInput(session, loadDescription(), operation, flags.input, pairs);
  const request = await prepareRequest(operation, input);
  if (flags.dryRun) {
    const shown = { method: request.method, path: request.path, query: request.query, body: request.body };
    if (!session.isJson) {
      session.line(`${request.method} ${request.path}${request.query && `?${request.query}`}`);
      if (request.body) session.line(request.body);
      session.line({ en: "Nothing was sent.", zh: "未发送。" });
    }
    session.result(shown);
    return this.exit(EXIT.fine);
  }
  if (operation.safety !== "read") await confirmWrite(session, operation, input, flags);
  const credentials = await findCredentials(session, flags);
  await session.protect([credentials.accessSecret]);
  const { scheme, unit } = ruleOf(flags);
  const client = createClient({
    accessKey: credentials.accessKey,
    accessSecret: credentials.accessSecret,
    userId: credentials.userId,
    baseUrl: credentials.baseUrl,
    signatureScheme: scheme,
    timestampUnit: unit,
    fetch: (url, init) => session.terminal.fetch(url, init),
    clock: session.terminal.now,
  });
  const options = { signal: session.terminal.signal };
  if (flags.all) {
    if (!operation.page) {
      throw misuse(
        { en: `${id} has no pages.`, zh: `${id} 没有分页。` },
        { en: "Leave out --all.", zh: "请去掉 --all。" },
      );
    }
    for await (const item of list(client, operation, input as never, options)) printJson(session, item, 0);
  } else {
    printJson(session, await client.call(operation, input as never, options), 2);
  }
  this.exit(EXIT.fine);
}

/** Data goes to standard output in both forms: it is JSON anyway. */
function printJson(session: Session, value: unknown, indent: number): void {
  const text = JSON.stringify(value ?? null, undefined, indent);
  session.terminal.out(`${session.clean(text)}\n`);
}

/** @throws CommandError `--write` is missing, or the person did not type the requested text. */
async function confirmWrite(session: Session, operation: AnyOperation, input: object, flags: CallFlags): Promise<void> {
  const isPayment = operation.safety === "payment";
  if (!flags.write) {
    throw misuse(
      {
        en: `${operation.id} ${isPayment ? "pays real money" : "changes something"}: nothing was sent.`,
        zh: `${operation.id} ${isPayment ? "会真实付款" : "会产生修改"}：未发送。`,
      },
      {
        en: "Add --write to send it, or --dry-run to look at the request.",
        zh: "加 --write 发送，或加 --dry-run 查看请求。",
      },
    );
  }
  const wanted = isPayment ? orderNumbers(input) : operation.id;
  const effect = session.say(
    isPayment
      ? {
          en: `${operation.id} PAYS order ${wanted} with real money; it cannot be undone.`,
          zh: `${operation.id} 将用真实资金支付订单 ${wanted}，无法撤回。`,
        }
      : {
          en: `${operation.id} writes to the real account (${stringifyWire(input)}).`,
          zh: `${operation.id} 将写入真实账户（${stringifyWire(input)}）。`,
        },
  );
  const question = `${effect} ${session.say({ en: `Type ${isPayment ? "the order number" : wanted} to send it:`, zh: `请输入${isPayment ? "订单号" : wanted}以确认：` })}`;
  const typed = flags.confirm ?? (await session.terminal.prompts?.text(question));
  if (typed === undefined && !session.terminal.prompts) {
    throw misuse(
      { en: `${effect} No terminal is attached to confirm on.`, zh: `${effect} 没有可供确认的终端。` },
      { en: `Add --confirm ${wanted} to send it.`, zh: `确认无误请加 --confirm ${wanted}。` },
    );
  }
  if (typed?.trim() !== wanted) {
    throw new CommandError(EXIT.refusedByUser, { en: "Not confirmed: nothing was sent.", zh: "未确认：未发送。" });
  }
}

/** The order ids of a payment: the values of its order id and purchase id fields. */
function orderNumbers(input: object): string {
  const found: string[] = [];
  const visit = (value: unknown, isId: boolean): void => {
    if (Array.isArray(value)) for (const item of value) visit(item, isId);
    else if (typeof value === "object" && value !== null) {
      for (const [name, inner] of Object.entries(value)) visit(inner, /id|order|no$/i.test(name));
    } else if (isId && (typeof value === "string" || typeof value === "number" || typeof value === "bigint"))
      found.push(String(value));
  };
  visit(input, false);
  return found.join(",");
}
