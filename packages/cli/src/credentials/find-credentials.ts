import { resolve } from "node:path";
import { misuse } from "../terminal/exit.ts";
import type { Session } from "../terminal/session.ts";
import { readDotEnv } from "./dot-env.ts";
import { mask } from "./mask.ts";

/** What a command signs with, each value with the place that it comes from. */
export interface FoundCredentials {
  readonly accessKey: string;
  readonly accessSecret: string;
  readonly userId: string | undefined;
  readonly baseUrl: string;
  /** `accessKey 0000…0000 (32), from .env`: never a value as it is. */
  readonly shown: readonly { readonly name: string; readonly value: string; readonly source: string }[];
}

const NAMES = {
  accessKey: "PANDAPON_ACCESS_KEY",
  accessSecret: "PANDAPON_ACCESS_SECRET",
  userId: "PANDAPON_USER_ID",
  baseUrl: "PANDAPON_BASE_URL",
} as const;

type Name = keyof typeof NAMES;

interface Value {
  readonly value: string;
  readonly source: string;
}

/**
 * Looks in the environment, in `.env`, and in the file that was named; asks for what is missing where a person can answer.
 * Credentials never come from arguments: other users of the machine can read those.
 *
 * @throws CommandError A value is missing, malformed, or two sources differ.
 */
export async function findCredentials(
  session: Session,
  options: { readonly envFile?: string },
): Promise<FoundCredentials> {
  const { terminal } = session;
  const sources: [source: string, values: Readonly<Record<string, string | undefined>>][] = [
    [session.say({ en: "the environment", zh: "环境变量" }), terminal.env],
    [".env", readDotEnv(await readText(session, ".env"))],
  ];
  if (options.envFile !== undefined) {
    const text = await readText(session, options.envFile);
    if (text === "")
      throw misuse(
        { en: `The file ${options.envFile} does not exist or is empty.`, zh: `文件 ${options.envFile} 不存在或为空。` },
        { en: "Name a file with PANDAPON_… lines.", zh: "请指定包含 PANDAPON_… 的文件。" },
      );
    sources.push([options.envFile, readDotEnv(text)]);
  }
  const found: Partial<Record<Name, Value>> = {};
  for (const name of Object.keys(NAMES) as Name[]) {
    const value = pick(name, sources) ?? (await ask(session, name));
    if (value) found[name] = value;
  }
  const { accessKey, accessSecret, userId, baseUrl } = found;
  await session.protect([accessSecret?.value]);
  if (!accessKey || !accessSecret) {
    const missing = [!accessKey && NAMES.accessKey, !accessSecret && NAMES.accessSecret].filter(Boolean).join(", ");
    throw misuse(
      { en: `Not set: ${missing}.`, zh: `未设置：${missing}。` },
      {
        en: "Set them in the environment or in a .env file; they are shown in PandaPon's console under AccessKey management.",
        zh: "请在环境变量或 .env 文件中设置；可在 PandaPon 控制台的 AccessKey 管理中查看。",
      },
    );
  }
  const checks = [
    ["accessKey", accessKey, /^[!-~]+$/],
    ["accessSecret", accessSecret, /^\S+$/],
    ["userId", userId, /^[!-~]+$/],
  ] as const;
  for (const [name, value, pattern] of checks) {
    if (value && !pattern.test(value.value)) {
      throw misuse(
        {
          en: `${NAMES[name]} (from ${value.source}) contains white space or unusual characters.`,
          zh: `${NAMES[name]}（来自${value.source}）含有空白或异常字符。`,
        },
        { en: "Copy it again, without line break or quotes.", zh: "请重新复制，不要带换行或引号。" },
      );
    }
  }
  return {
    accessKey: accessKey.value,
    accessSecret: accessSecret.value,
    userId: userId?.value,
    baseUrl: (baseUrl?.value ?? "https://api.pandapon.com").replace(/\/+$/, ""),
    shown: [
      { name: "accessKey", value: mask(accessKey.value), source: accessKey.source },
      { name: "accessSecret", value: `******** (${accessSecret.value.length})`, source: accessSecret.source },
      ...(userId ? [{ name: "userId", value: mask(userId.value), source: userId.source }] : []),
      {
        name: "baseUrl",
        value: baseUrl?.value ?? "https://api.pandapon.com",
        source: baseUrl?.source ?? session.say({ en: "the default", zh: "默认值" }),
      },
    ],
  };
}

/** @throws CommandError Two sources differ: which of them the shop uses is not for us to guess. */
function pick(
  name: Name,
  sources: readonly [source: string, values: Readonly<Record<string, string | undefined>>][],
): Value | undefined {
  const given = sources.flatMap(([source, values]) => {
    const value = values[NAMES[name]];
    return value ? [{ value, source }] : [];
  });
  const other = given.find(({ value }) => value !== given[0]?.value);
  if (given[0] && other) {
    throw misuse(
      {
        en: `${NAMES[name]} differs between ${given[0].source} and ${other.source}.`,
        zh: `${NAMES[name]} 在${given[0].source}与${other.source}中不一致。`,
      },
      { en: "Remove it from one of them.", zh: "请删除其中一个。" },
    );
  }
  return given[0];
}

async function ask(session: Session, name: Name): Promise<Value | undefined> {
  const { prompts } = session.terminal;
  if (!prompts || name === "baseUrl" || name === "userId") return undefined;
  const question = NAMES[name];
  const value = name === "accessSecret" ? await prompts.password(question) : await prompts.text(question);
  return value ? { value: value.trim(), source: session.say({ en: "the prompt", zh: "输入" }) } : undefined;
}

async function readText(session: Session, name: string): Promise<string> {
  const { terminal } = session;
  const bytes = await terminal.readFile(resolve(terminal.cwd, name));
  return bytes ? new TextDecoder().decode(bytes) : "";
}
