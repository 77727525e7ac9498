import { resolve } from "node:path";
import { createClient } from "@pandapon/core";
import { decodeText } from "../terminal/decode-text.ts";
import { type CommandError, misuse } from "../terminal/exit.ts";
import type { Session } from "../terminal/session.ts";
import type { Text } from "../terminal/terminal.ts";
import { type DotEnvValue, readDotEnv } from "./dot-env.ts";
import { mask } from "./mask.ts";

/** The credentials of a command, each value with its source. */
export interface FoundCredentials {
  readonly accessKey: string;
  readonly accessSecret: string;
  readonly userId: string | undefined;
  readonly baseUrl: string;
  /** `accessKey 0000…0000 (32), from .env`: never a complete value. */
  readonly shown: readonly { readonly name: string; readonly value: string; readonly source: string }[];
}

const NAMES = {
  accessKey: "PANDAPON_ACCESS_KEY",
  accessSecret: "PANDAPON_ACCESS_SECRET",
  userId: "PANDAPON_USER_ID",
  baseUrl: "PANDAPON_BASE_URL",
} as const;

type Name = keyof typeof NAMES;

interface Source {
  readonly name: string;
  get(name: string): DotEnvValue | undefined;
}

interface Value {
  readonly value: string;
  readonly source: string;
}

/**
 * Looks in the environment, in `.env`, and in the named file. Asks for missing values if a person can answer.
 * Credentials never come from arguments: other users of the machine can read those.
 *
 * @throws CommandError A value is missing, malformed, or two sources differ.
 */
export async function findCredentials(
  session: Session,
  options: { readonly credentialsFile?: string },
): Promise<FoundCredentials> {
  const { terminal } = session;
  const sources: Source[] = [
    { name: session.say({ en: "the environment", zh: "环境变量" }), get: (name) => whole(terminal.env[name]) },
    sourceOf(".env", await readText(session, ".env")),
  ];
  if (options.credentialsFile !== undefined) {
    const text = await readText(session, options.credentialsFile);
    if (text === "")
      throw misuse(
        {
          en: `The file ${options.credentialsFile} does not exist or is empty.`,
          zh: `文件 ${options.credentialsFile} 不存在或为空。`,
        },
        { en: "Name a file with PANDAPON_… lines.", zh: "请指定包含 PANDAPON_… 的文件。" },
      );
    sources.push(sourceOf(options.credentialsFile, text));
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
  const address = (baseUrl?.value ?? "https://api.pandapon.com").replace(/\/+$/, "");
  checkBaseUrl(address, baseUrl?.source);
  return {
    accessKey: accessKey.value,
    accessSecret: accessSecret.value,
    userId: userId?.value,
    baseUrl: address,
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

/** @throws CommandError Two sources differ: the command must not guess which of them is right. */
function pick(name: Name, sources: readonly Source[]): Value | undefined {
  const given = sources.flatMap(({ name: source, get }) => {
    const { value, doubt } = get(NAMES[name]) ?? {};
    if (doubt) throw doubtful(NAMES[name], source, doubt);
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

const whole = (value: string | undefined): DotEnvValue | undefined => (value === undefined ? undefined : { value });

function sourceOf(name: string, text: string): Source {
  const values = readDotEnv(text);
  return { name, get: (key) => (Object.hasOwn(values, key) ? values[key] : undefined) };
}

function doubtful(name: string, source: string, doubt: NonNullable<DotEnvValue["doubt"]>): CommandError {
  const [sentence, hint] = DOUBTS[doubt];
  return misuse(
    { en: `${name} (from ${source}) ${sentence.en}.`, zh: `${name}（来自${source}）${sentence.zh}。` },
    hint,
  );
}

const DOUBTS: Readonly<Record<NonNullable<DotEnvValue["doubt"]>, readonly [sentence: Text, hint: Text]>> = {
  hash: [
    {
      en: "has a # outside quotation marks, which readers of .env files interpret differently",
      zh: "在引号外含有 #，各种 .env 读取器的理解不同",
    },
    { en: "Put the value into quotation marks.", zh: "请将值放入引号。" },
  ],
  quote: [
    {
      en: "begins or ends with a quotation mark that has no plain counterpart",
      zh: "以不成对或非 ASCII 的引号开头或结尾",
    },
    { en: "Close the quotation marks, or leave them out.", zh: "请补全引号，或去掉引号。" },
  ],
  twice: [
    { en: "is set twice with different values", zh: "出现两次且值不同" },
    { en: "Remove one of the lines.", zh: "请删除其中一行。" },
  ],
};

/** @throws CommandError Not an address that the client would sign for. */
function checkBaseUrl(baseUrl: string, source: string | undefined): void {
  try {
    createClient({ accessKey: "unsigned", accessSecret: "unsigned", baseUrl, dangerouslyAllowBrowser: true });
  } catch {
    throw misuse(
      {
        en: `${NAMES.baseUrl} (from ${source}) is not a plain https address; nothing was sent.`,
        zh: `${NAMES.baseUrl}（来自${source}）不是普通的 https 地址；未发送。`,
      },
      {
        en: "Write https://…; http is for this machine only (localhost), and credentials, query or fragment do not belong there.",
        zh: "请写 https://…；http 仅限本机（localhost），地址中不得含凭证、查询或片段。",
      },
    );
  }
}

/** @throws CommandError The file exists, but cannot be read. */
async function readText(session: Session, name: string): Promise<string> {
  const { terminal } = session;
  try {
    const bytes = await terminal.readFile(resolve(terminal.cwd, name));
    return bytes ? decodeText(bytes) : "";
  } catch (error) {
    const code = (error as { code?: unknown }).code ?? "unknown reason";
    throw misuse(
      { en: `${name} cannot be read (${code}).`, zh: `无法读取 ${name}（${code}）。` },
      { en: "Make it a readable file, or remove it.", zh: "请改为可读的文件，或将其删除。" },
    );
  }
}
