import { keysOf } from "../../../tools/document/json.ts";
import { extensions, type Holder } from "../../../tools/document/vocabulary.ts";
import type { Context } from "../../lib/redocly.ts";

const holders: Readonly<Record<string, Holder>> = {
  Root: "document",
  Tag: "document",
  Operation: "operation",
  Schema: "schema",
  Parameter: "schema",
  Example: "example",
};

type Typed = Context & { readonly type: { readonly name: string } };

function check(node: unknown, context: Typed): void {
  // The keys of a map of properties are names of the API, not of ours.
  if (context.type.name === "SchemaProperties") return;
  for (const key of keysOf(node)) {
    if (!key.startsWith("x-")) continue;
    const allowed = holders[context.type.name];
    if (allowed && extensions.get(allowed)?.has(key)) continue;
    const places = [...extensions].filter(([, keys]) => keys.has(key)).map(([holder]) => holder);
    const advice =
      places.length > 0
        ? `it is allowed on: ${places.join(", ")}`
        : "explain it in EXTENSIONS.md first, if it is needed";
    context.report({
      message: `Remove \`${key}\` from this ${context.type.name}: ${advice}.`,
      location: context.location.child(key).key(),
    });
  }
}

/** This one asks Redocly for every node, not only for those that the other rules know: a stray key may stand anywhere. */
export const extensionKeys = () => ({ any: { enter: check }, ref: { enter: check } });
