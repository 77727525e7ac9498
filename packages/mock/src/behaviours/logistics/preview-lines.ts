import type { FreightPreview } from "../../state/entities/freight.ts";
import { refuse } from "../../state/refusals/refused.ts";
import type { World } from "../../state/world.ts";
import { objectOf, wordsOf } from "../input.ts";
import { type FreightLine, freightLine } from "./freight-lines.ts";

/**
 * The lines of a preview, with the services that the booking chooses for them.
 *
 * @throws Refused `preview-expired` when the booking has other lines than the preview, and what a line refuses.
 */
export function linesOfPreview(world: World, preview: FreightPreview, list: unknown): readonly FreightLine[] {
  const lines = preview.lines.map((line) => ({
    ...freightLine(world, line),
    serviceId: wordsOf(objectOf(line)?.serviceId) ?? null,
  }));
  const sent = Array.isArray(list) ? list.map((line) => sentLine(world, line)) : [];
  if (sent.length === 0) return lines;
  const left = [...sent];
  const chosen = lines.map((line) => {
    const at = left.findIndex(
      ({ key, quantity }) => key === line.key && (quantity === undefined || quantity === line.quantity),
    );
    const [found] = at < 0 ? [] : left.splice(at, 1);
    return found === undefined ? undefined : { ...line, serviceId: found.serviceId ?? line.serviceId };
  });
  const same = chosen.filter((line) => line !== undefined);
  if (left.length === 0 && same.length === lines.length) return same;
  return refuse("preview-expired", { en: `lineItems differ from the lines of ${preview.id}: preview again` });
}

/** A line of a booking. The quantity may be missing; the preview has it. */
function sentLine(world: World, line: unknown) {
  const fields = objectOf(line) ?? {};
  const hasQuantity = fields.quantity !== undefined && fields.quantity !== null;
  const { key, serviceId, quantity } = freightLine(world, hasQuantity ? fields : { ...fields, quantity: 1 });
  return { key, serviceId, quantity: hasQuantity ? quantity : undefined };
}
