import { Fragment } from "preact";
import { useConsole } from "../state/context.ts";
import * as t from "../texts/current.ts";
import { count, yuan } from "../ui/money.ts";

/** The content of the world before the first call. */
export function WorldFacts() {
  const { facts } = useConsole();
  const now = facts.value;
  if (now === undefined) return null;
  const rows: readonly (readonly [string, string])[] = [
    [t.balance, now.balanceFen === null ? t.unlimited : yuan(now.balanceFen)],
    [t.orders, count(now.counts.orders)],
    [t.pushes, count(now.counts.pushes)],
    [t.scenario, now.scenario ?? t.none],
    [t.seed, now.seed],
  ];
  return (
    <section class="card">
      <h3 class="h2 gap-b">{t.inThisWorld}</h3>
      <dl class="kv facts-list">
        {rows.map(([name, value]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd class="tn b el">{value}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}
