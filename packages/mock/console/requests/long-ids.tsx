import type { RequestDetail } from "../api/shapes.ts";
import * as t from "../texts/current.ts";
import { fill } from "../texts/say.ts";
import { ReasonBox } from "../ui/reason-box.tsx";

const SHOWN = 3;

/** Ids that `JSON.parse` would change, and how. */
export function LongIds({ ids }: { readonly ids: RequestDetail["answer"]["longIds"] }) {
  return (
    <ReasonBox tone="warn" title={fill(ids.length === 1 ? t.oneLongId : t.longIds, { n: ids.length })}>
      {ids.slice(0, SHOWN).map(({ path, text, parsed }) => (
        <p key={path}>
          <code>{path}</code>: {t.parseWouldRead} <span class="id">{text}</span> {t.parsedAs}{" "}
          <Changed text={text} parsed={parsed} />
        </p>
      ))}
      <p>{t.readLosslessly}</p>
    </ReasonBox>
  );
}

function Changed({ text, parsed }: { readonly text: string; readonly parsed: string }) {
  let same = 0;
  while (same < parsed.length && parsed[same] === text[same]) same++;
  return (
    <span class="id">
      {parsed.slice(0, same)}
      <b class="bad wavy">{parsed.slice(same)}</b>
    </span>
  );
}
