import type { ComponentChildren } from "preact";
import { useConsole, useKeys } from "../state/context.ts";
import { type Tab, tabs } from "../state/route.ts";
import * as t from "../texts/current.ts";
import { fill } from "../texts/say.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { count } from "../ui/money.ts";

export function TabBar() {
  const { router, facts } = useConsole();
  const now = router.route.value.tab;
  const go = (tab: Tab | undefined): void => {
    if (tab === undefined) return;
    router.go({ tab });
    requestAnimationFrame(() => document.getElementById(`tab-${tab}`)?.focus());
  };
  useKeys(Object.fromEntries(tabs.map((tab, index) => [String(index + 1), () => go(tab)])));
  const step = (by: number): void => go(tabs[(tabs.indexOf(now) + by + tabs.length) % tabs.length]);
  return (
    <nav id="tabs" aria-label={t.views}>
      <div
        role="tablist"
        aria-label="PandaPon mock"
        class="row tight"
        tabIndex={-1}
        onKeyDown={(event) => {
          if (event.key === "ArrowRight") step(1);
          else if (event.key === "ArrowLeft") step(-1);
          else return;
          event.preventDefault();
        }}
      >
        {tabs.map((tab) => (
          <button
            type="button"
            role="tab"
            key={tab}
            id={`tab-${tab}`}
            aria-selected={tab === now}
            aria-controls="panel"
            tabIndex={tab === now ? 0 : -1}
            onClick={() => router.go({ tab })}
          >
            {nameOfTab(tab)}
            <TabCount tab={tab} />
          </button>
        ))}
      </div>
      <span class="addr">
        <span class="id">{facts.value?.baseUrl}</span>
        <CopyButton text={facts.value?.baseUrl ?? ""} what="base URL" />
      </span>
    </nav>
  );
}

export const nameOfTab = (tab: Tab): string =>
  ({ requests: t.requests, operations: t.operations, orders: t.orders, pushes: t.pushes, faults: t.faults })[tab];

function TabCount({ tab }: { readonly tab: Tab }): ComponentChildren {
  const { facts, operations, pushes, rules, rows } = useConsole();
  if (tab === "requests") return <span class="cnt">{count(rows.requests)}</span>;
  if (tab === "operations") return <span class="cnt">{count(operations.value.length)}</span>;
  if (tab === "orders") return <span class="cnt">{count(facts.value?.counts.orders ?? 0)}</span>;
  if (tab === "faults") {
    const on = rules.value.filter((rule) => rule.on && rule.left !== 0).length;
    return <span class={on > 0 ? "cnt fault" : "cnt"}>{count(on)}</span>;
  }
  const retrying = pushes.value.filter(({ state }) => state === "retrying").length;
  const gaveUp = pushes.value.filter(({ state }) => state === "gaveUp").length;
  if (retrying + gaveUp === 0) return <span class="cnt">{count(pushes.value.length)}</span>;
  const title = fill(t.pushTrouble, { retrying, gaveUp });
  return (
    <span class="cnt bad" title={title}>
      <span class="sr">{title}: </span>
      {count(retrying + gaveUp)}
    </span>
  );
}
