import { resolve } from "node:path";
import { couldNotCheck } from "./exit.ts";
import type { Session } from "./session.ts";

/** Writes a file without the protected values. @throws CommandError It cannot be written. */
export async function writeResult(session: Session, file: string, content: string): Promise<void> {
  const { terminal } = session;
  await trying(file, () => terminal.writeFile(resolve(terminal.cwd, file), session.clean(content)));
  session.line({ en: `Written: ${file}`, zh: `已写入：${file}` });
}

/** Adds to a file, as it is: recordings of pushes are kept byte for byte. @throws CommandError It cannot be written. */
export async function appendResult({ terminal }: Session, file: string, content: string): Promise<void> {
  await trying(file, () => terminal.appendFile(resolve(terminal.cwd, file), content));
}

async function trying(file: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    const code = (error as { code?: unknown }).code ?? "unknown reason";
    throw couldNotCheck(
      { en: `${file} cannot be written (${code}).`, zh: `无法写入 ${file}（${code}）。` },
      { en: "Name a file in a folder that exists and that you may write to.", zh: "请指定可写的目录。" },
    );
  }
}
