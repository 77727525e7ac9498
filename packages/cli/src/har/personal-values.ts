/** Everything in and below such a field identifies a person. */
const WHOLE = /address|receiver|consignee|contact/i;
/** Single fields; a shop's or a product's name is not personal. */
const SINGLE =
  /^(full|real|buyer|user|contact|receiver|login|to)?_?(name|nick)$|phone|mobile|^tel|mail|provin|^state$|city|district|street|town|zip|post_?code|tax_?id|id_?card|loginid|buyer(id|nick)/i;

/** The personal texts of an answer or a request body, to take them out of a recording. Never throws. */
export function personalValues(text: string): string[] {
  const found = new Set<string>();
  const visit = (value: unknown, isPersonal: boolean): void => {
    if (typeof value === "string") {
      if (isPersonal) found.add(value);
      if (/^\s*[[{]/.test(value)) visitText(value, isPersonal);
    } else if (typeof value === "number" && isPersonal) found.add(String(value));
    else if (Array.isArray(value)) for (const item of value) visit(item, isPersonal);
    else if (typeof value === "object" && value !== null) {
      for (const [name, inner] of Object.entries(value)) {
        const isSingle = SINGLE.test(name) && (typeof inner !== "object" || inner === null);
        visit(inner, isPersonal || isSingle || WHOLE.test(name));
      }
    }
  };
  const visitText = (inner: string, isPersonal: boolean): void => {
    try {
      visit(JSON.parse(inner), isPersonal);
    } catch {
      // Not JSON: nothing in it has a name.
    }
  };
  visitText(text, false);
  return [...found];
}
