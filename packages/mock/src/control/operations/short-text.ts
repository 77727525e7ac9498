/** The text that the bundle appends to a description for viewers without support for `x-` keys: the console shows it separately. */
const APPENDED =
  /^(?:Evidence|On the wire:|Each item: On the wire|Unit:|Known values|\| |Also spelt|Optional by the pages, but|\*\*(?:Evidence|Safety|When the outcome|Sources disagree|Open questions|Sources):?)|^\*documented\*|^\*confirmed\*/;

/** The description without what is told elsewhere, paragraph by paragraph. */
export function shortText(description: string): string {
  const kept: string[] = [];
  for (const paragraph of description.split("\n\n")) {
    // The list of an appended heading goes with it.
    const isList = paragraph.startsWith("- ") && kept.at(-1) === undefined;
    if (APPENDED.test(paragraph) || isList) kept.push("");
    else if (paragraph.startsWith("- ") && kept.at(-1) === "") continue;
    else kept.push(paragraph);
  }
  return kept.filter((paragraph) => paragraph !== "").join("\n\n");
}
