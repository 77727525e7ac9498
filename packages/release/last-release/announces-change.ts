/**
 * Whether one of the changesets says that the next release changes what users see. All packages share one version, so it does not
 * matter which of them it names. Before 1.0 `minor` may break; from then on only `major` may.
 */
export function announcesChange(changesets: readonly string[], lastVersion: string): boolean {
  const bump = lastVersion.startsWith("0.") ? /: (?:minor|major)$/m : /: major$/m;
  return changesets.some((text) => bump.test(/^---\n([\s\S]*?)^---/m.exec(text)?.[1] ?? ""));
}
