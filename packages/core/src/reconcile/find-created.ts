import type { PagedCall } from "../client/paged-call.ts";
import { InputError } from "../errors/errors.ts";
import { type AskedLines, askedLines } from "./compare-lines.ts";
import { ambiguous, found } from "./result.ts";
import { type Candidate, scan } from "./scan.ts";
import type { CreationQuestion, OrderReader, ReconcileOptions, Reconciliation } from "./types.ts";

/** How well an order fits: by its mark, by all its lines, by some of them, or nobody knows. */
type Fit = "marked" | "equal" | "part" | "unclear";

/**
 * Whether a call that creates an order did so.
 *
 * @throws InputError There is nothing to know the order by, or an option is unusable.
 * @throws PandaPonError The list could not be read.
 */
export async function findCreated<Page, Order>(
  list: (pageSize: number) => PagedCall<Page, Order>,
  reader: OrderReader<Page, Order>,
  question: CreationQuestion,
  options: ReconcileOptions,
): Promise<Reconciliation<Order>> {
  const { mark, except = [] } = question;
  if (!mark && !question.lines) {
    throw new InputError("there is nothing to know the order by", {
      hint: "Give your own order number, lines, or both.",
    });
  }
  const lines = question.lines && askedLines(question.lines);
  const known = new Set(except);
  const fits: Record<Fit, Candidate<Order>[]> = { marked: [], equal: [], part: [], unclear: [] };

  const scanned = await scan(list, reader, question.since, options, (candidates) => {
    for (const candidate of candidates) {
      const { ids } = candidate.facts;
      if (ids.some((id) => known.has(id))) continue;
      // The list may move while it is read, so that an order comes twice.
      if (ids[0]) known.add(ids[0]);
      const fit = fitOf(candidate, question, lines, reader.marksAreSure);
      if (fit) fits[fit].push(candidate);
    }
    // A mark is the user's own: when all that was asked for carries it, there is no need to look further.
    return fits.marked.length > 0 && (!lines || isWhole(fits.marked, lines));
  });

  const { marked, equal, part, unclear } = fits;
  const sure = marked.length > 0 ? marked : [...equal, ...part];
  const [only] = sure;
  if (only && sure.length === 1 && !(lines && lines.compare(only.facts.lines) === "part")) return found(sure, scanned);
  if (lines && isWhole(sure, lines)) return found(sure, scanned);
  if (sure.length > 0) {
    const isPartly = lines?.cover(sure.map(({ facts }) => facts.lines)) === "partly";
    return ambiguous(isPartly ? "partly" : "several", [...sure, ...unclear], scanned);
  }
  if (unclear.length > 0) return ambiguous("cannot-tell", unclear, scanned);
  if (!scanned.isComplete) return ambiguous("list-incomplete", [], scanned);
  if (scanned.askAgainAt) return ambiguous("too-early", [], scanned);
  return { state: "not-found", looked: scanned.looked };
}

const isWhole = <Order>(orders: readonly Candidate<Order>[], lines: AskedLines): boolean =>
  orders.length > 0 && lines.cover(orders.map(({ facts }) => facts.lines)) === "exactly";

/** Undefined: surely another order. */
function fitOf<Order>(
  { facts, when }: Candidate<Order>,
  { mark }: CreationQuestion,
  lines: AskedLines | undefined,
  marksAreSure: boolean,
): Fit | undefined {
  // Whenever it was made: an earlier attempt with the same mark may have come through after all.
  if (mark && facts.mark === mark) return "marked";
  if (mark && facts.mark && marksAreSure) return undefined;
  if (when === "before") return undefined;
  const verdict = lines ? lines.compare(facts.lines) : "unclear";
  if (verdict === "other") return undefined;
  return when === "after" ? verdict : "unclear";
}
