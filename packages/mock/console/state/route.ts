import type { Signal, Signals } from "./signal.ts";

export const tabs = ["requests", "operations", "orders", "pushes", "faults"] as const;

export type Tab = (typeof tabs)[number];

/** Where the page stands: `#/requests/1043/checks?f=refused&q=cart`. */
export interface Route {
  readonly tab: Tab;
  /** What is open; empty: nothing. */
  readonly id: string;
  /** Which part of it. */
  readonly sub: string;
  readonly query: Readonly<Record<string, string>>;
}

export interface Router {
  readonly route: Signal<Route>;
  /** What is left out stays, but another `tab` brings back what was open there, and another `id` forgets nothing else. */
  go(to: Partial<Route>, how?: "push" | "replace"): void;
  href(to: Partial<Route>): string;
}

const isTab = (text: string): text is Tab => (tabs as readonly string[]).includes(text);

export function parseRoute(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?");
  const [tab = "", id = "", sub = ""] = path.split("/").map(decoded);
  return { tab: isTab(tab) ? tab : "requests", id, sub, query: Object.fromEntries(new URLSearchParams(query)) };
}

export function hashOf({ tab, id, sub, query }: Route): string {
  const path = [tab, id, ...(id === "" ? [] : [sub])].filter((part) => part !== "").map(encodeURIComponent);
  const words = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== "")).toString();
  return `#/${path.join("/")}${words === "" ? "" : `?${words}`}`;
}

export function createRouter(signal: Signals): Router {
  const route = signal(parseRoute(location.hash));
  const last = new Map<Tab, Route>();
  const take = (): void => {
    route.value = parseRoute(location.hash);
    last.set(route.value.tab, route.value);
  };
  const resolve = (to: Partial<Route>): Route => {
    const now = route.value;
    if (to.tab === undefined || to.tab === now.tab) return { ...now, ...to };
    return { ...(last.get(to.tab) ?? { id: "", sub: "", query: {} }), ...to, tab: to.tab };
  };
  take();
  addEventListener("hashchange", take);
  addEventListener("popstate", take);
  return {
    route,
    href: (to) => hashOf(resolve(to)),
    go: (to, how = "push") => {
      const hash = hashOf(resolve(to));
      if (hash === location.hash) return;
      history[how === "push" ? "pushState" : "replaceState"](null, "", hash);
      take();
    },
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
