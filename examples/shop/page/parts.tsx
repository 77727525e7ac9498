import type { ComponentChildren } from "preact";
import type { Failure, Fen, MarketName, Status } from "../server/shapes.ts";
import type { Load } from "./use-load.ts";

export const markets: readonly { readonly name: MarketName; readonly title: string }[] = [
  { name: "taobao", title: "Taobao" },
  { name: "1688", title: "1688" },
];

export const titleOf = (name: string): string => markets.find((market) => market.name === name)?.title ?? name;

export const yuan = (fen: Fen): string => `¥${(fen / 100).toFixed(2)}`;

interface LoadedProps<T> {
  readonly load: Load<T>;
  readonly empty?: { readonly when: (value: T) => boolean; readonly text: string };
  readonly children: (value: T) => ComponentChildren;
}

/** The three states that come before content: loading, failed, empty. */
export function Loaded<T>({ load, empty, children }: LoadedProps<T>) {
  if (load.state === "loading") return <p class="quiet loading">Loading …</p>;
  if (load.state === "failed") return <Notice failure={load.failure} action={{ text: "Try again", run: load.again }} />;
  if (empty?.when(load.value)) return <p class="quiet">{empty.text}</p>;
  return <>{children(load.value)}</>;
}

interface NoticeProps {
  readonly failure: Failure;
  readonly action?: { readonly text: string; readonly run: () => void };
}

export function Notice({ failure, action }: NoticeProps) {
  return (
    <div class={`notice ${failure.kind}`} role="alert">
      <p>{failure.message}</p>
      {action && (
        <button type="button" onClick={action.run}>
          {action.text}
        </button>
      )}
    </div>
  );
}

/** An unknown code shows beside its label: support can look it up, and nothing is promised. */
export function Badge({ status }: { readonly status: Status }) {
  return (
    <span class={`badge ${status.kind}`}>
      {status.label}
      {status.kind === "unknown" && <code> {status.code}</code>}
    </span>
  );
}

export function Picture({ url }: { readonly url: string }) {
  return <img class="picture" src={url} alt="" loading="lazy" />;
}
