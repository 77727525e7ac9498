import type { Affected } from "./affected.ts";
import { type Bump, bumps, largest } from "./bump.ts";

const words: Readonly<Record<Bump, string>> = { major: "breaks", minor: "adds or alters", patch: "corrects", none: "" };

/** The affected operations, to be pasted into the body of a changeset. */
export function markdown(list: readonly Affected[]): string {
  const lines = ["Affected operations", ""];
  const sorted = [...list].sort((one, other) => rank(other) - rank(one));
  for (const { id, call, changes } of sorted) {
    lines.push(
      id === ""
        ? "- **the document**"
        : `- **${words[largest(changes.map(({ impact }) => impact))]}** \`${id}\` (\`${call}\`)`,
    );
    const texts = new Set(changes.map(({ impact, text }) => `  - ${impact}: ${text.replace(/\s+/g, " ").trim()}`));
    lines.push(...texts);
  }
  return `${lines.join("\n")}\n`;
}

function rank({ changes }: Affected): number {
  return bumps.indexOf(largest(changes.map(({ impact }) => impact)));
}
