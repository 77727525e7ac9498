import { resolve } from "node:path";
import { decodeText } from "./decode-text.ts";
import { misuse } from "./exit.ts";
import type { Session } from "./session.ts";

/** The bytes of a file that the command line names; `-` is standard input. @throws CommandError The file does not exist. */
export async function readNamed(session: Session, name: string): Promise<Uint8Array> {
  const { terminal } = session;
  if (name === "-") return new TextEncoder().encode(await terminal.readInput());
  const bytes = await terminal.readFile(resolve(terminal.cwd, name)).catch(() => undefined);
  if (bytes) return bytes;
  throw misuse(
    { en: `The file ${name} cannot be read.`, zh: `无法读取文件 ${name}。` },
    { en: "Name a file that exists, or - for standard input.", zh: "请指定存在的文件，或用 - 表示标准输入。" },
  );
}

export const readNamedText = async (session: Session, name: string): Promise<string> =>
  decodeText(await readNamed(session, name));
