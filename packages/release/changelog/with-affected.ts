/**
 * The changelog with the affected operations at the end of the section of this version. Twice the same changes nothing.
 *
 * @throws Error The changelog has no section of this version.
 */
export function withAffected(changelog: string, version: string, report: string): string {
  const [title = "", ...items] = report.trim().split("\n");
  if (title === "") return changelog;
  const section = `### ${title}\n\n${items.join("\n").trim()}\n`;
  if (changelog.includes(section)) return changelog;
  const start = changelog.split("\n").indexOf(`## ${version}`);
  if (start < 0) throw new Error(`the changelog has no section ${version}: run changeset version first`);
  const lines = changelog.split("\n");
  const next = lines.findIndex((line, index) => index > start && line.startsWith("## "));
  const end = next < 0 ? lines.length : next;
  const before = lines.slice(0, end).join("\n").trimEnd();
  const after = lines.slice(end).join("\n");
  return `${before}\n\n${section}${after === "" ? "" : `\n${after}`}`;
}
