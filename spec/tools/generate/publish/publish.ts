import type { Document } from "../../document/types.ts";
import { withUsedComponents } from "../bundle/slice.ts";
import { addOutages } from "./add-outages.ts";
import { allowRefusals } from "./allow-refusals.ts";
import { fold } from "./fold/fold.ts";
import { nameBodies } from "./name-bodies.ts";
import { plainSchemas } from "./plain-schemas.ts";
import { wireExamples } from "./wire-examples.ts";

/**
 * The description as others get it, made from the one that our own types are made from: the same facts, in forms that generators
 * understand and viewers show.
 */
export function publish(document: Document): Document {
  // Viewers warn about a dialect that they do not know. Prism needs one: its caller sets it.
  const { jsonSchemaDialect: _, ...rest } = document;
  // What holds for every push is written once, at the envelope; a viewer shows it only where it stands.
  const pushRules = document.components?.schemas?.PushEnvelope?.description ?? "";
  const published = fold(plainSchemas(addOutages(allowRefusals(nameBodies(wireExamples(rest))))), pushRules);
  // The envelopes have gone into what they wrap.
  return withUsedComponents(published);
}
