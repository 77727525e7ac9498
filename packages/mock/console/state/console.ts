import { type ControlApi, createControlApi } from "../api/control-api.ts";
import { copied, language } from "../texts/current.ts";
import { say } from "../texts/say.ts";
import { kept } from "./kept.ts";
import { createKeys, type Keys } from "./keys.ts";
import { createRouter, type Router } from "./route.ts";
import { createSignals, type Signal } from "./signal.ts";
import { told } from "./told.ts";
import { createWorldFeed, type WorldFeed } from "./world-feed.ts";

export type Theme = "system" | "light" | "dark";

/** Everything that the parts of the page share. */
export interface Console extends WorldFeed {
  readonly api: ControlApi;
  readonly router: Router;
  readonly keys: Keys;
  readonly theme: Signal<Theme>;
  readonly singleKeys: Signal<boolean>;
  readonly copyAs: Signal<"curl" | "fetch" | "client">;
  readonly world: Signal<string>;
  /** The result of the last action, shown and announced. */
  readonly toast: Signal<string>;
  announce(text: string): void;
  /** Does it, and says so if it cannot be. Resolves to whether it could. */
  attempt(act: () => Promise<unknown>): Promise<boolean>;
  copy(text: string): Promise<void>;
  useWorld(name: string): void;
  /** The same page in the other language. */
  switchLanguage(): void;
}

const TOAST_MS = 1600;

/** `changed` is called when the page has to be drawn anew. */
export function createConsole(changed: () => void): Console {
  const signal = createSignals(changed);
  const world = signal(new URLSearchParams(location.search).get("world") ?? "");
  const api = createControlApi(() => world.value);
  const feed = createWorldFeed(signal, api);
  const singleKeys = kept(signal, "single-keys", true);
  const toast = signal("");
  let timer: ReturnType<typeof setTimeout> | undefined;
  const announce = (text: string): void => {
    clearTimeout(timer);
    toast.value = text;
    timer = setTimeout(() => {
      toast.value = "";
    }, TOAST_MS);
  };
  const begin = (): void => void feed.refresh().then(() => feed.connect());
  begin();
  return {
    ...feed,
    api,
    router: createRouter(signal),
    keys: createKeys(() => singleKeys.value),
    theme: kept<Theme>(signal, "theme", "system"),
    singleKeys,
    copyAs: kept(signal, "copy-as", "curl"),
    world,
    toast,
    announce,
    attempt: async (act) => {
      try {
        await act();
        return true;
      } catch (error) {
        announce(say(told(error)));
        return false;
      }
    },
    copy: async (text) => {
      await writeClipboard(text);
      announce(copied);
    },
    useWorld: (name) => {
      const url = new URL(location.href);
      url.searchParams.set("world", name);
      history.replaceState(null, "", url);
      world.value = name;
      feed.rows.clear();
      begin();
    },
    switchLanguage: () => {
      // Read by the mock, which has a page for each language.
      // biome-ignore lint/suspicious/noDocumentCookie: the other way is not there in all browsers
      document.cookie = `pandapon-mock-language=${language === "zh" ? "en" : "zh"}; path=/; max-age=31536000; samesite=strict`;
      location.reload();
    },
  };
}

/** Pages that are not on this machine have no clipboard of their own. */
async function writeClipboard(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "sr";
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
}
