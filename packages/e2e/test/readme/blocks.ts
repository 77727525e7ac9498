// The code blocks of a Markdown file, with the line each begins at.
export interface Block {
  readonly language: string;
  readonly line: number;
  readonly code: string;
}

export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  const lines = markdown.split("\n");
  for (let at = 0; at < lines.length; at++) {
    const opening = /^(`{3,})(\S*)/.exec(lines[at] ?? "");
    if (!opening) continue;
    const end = lines.findIndex((line, index) => index > at && line.startsWith(opening[1] as string));
    if (end < 0) throw new Error(`The block at line ${at + 1} never ends`);
    blocks.push({ language: opening[2] ?? "", line: at + 1, code: lines.slice(at + 1, end).join("\n") });
    at = end;
  }
  return blocks;
}
