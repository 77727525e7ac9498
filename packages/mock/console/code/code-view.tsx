import type { ComponentChildren } from "preact";
import { useMemo, useState } from "preact/hooks";
import * as t from "../texts/current.ts";
import { fill } from "../texts/say.ts";
import { Icon } from "../ui/icon.tsx";
import { type Line, linesOf, type Mark } from "./lines.ts";
import { tokensOf } from "./tokens.ts";

/** A remark below the line that contains `at`. */
export interface Remark {
  readonly at: number;
  readonly tone: "bad" | "warn";
  readonly text: ComponentChildren;
  /** Path and rule, at the right. */
  readonly where: string;
}

const MOST_LINES = 1500;

/** A text with line numbers, colours, marks and remarks. */
export function CodeView({
  text,
  label,
  language = "json",
  marks = [],
  remarks = [],
  wrap = true,
}: {
  readonly text: string;
  readonly label: string;
  readonly language?: "json" | "code" | "plain";
  readonly marks?: readonly Mark[];
  readonly remarks?: readonly Remark[];
  readonly wrap?: boolean;
}) {
  const [most, setMost] = useState(MOST_LINES);
  const lines = useMemo(() => {
    return linesOf(text, tokensOf(text, language), marks, most);
  }, [text, language, marks, most]);
  const isCut = lines.length >= most && (lines.at(-1)?.end ?? 0) < text.length;
  return (
    <>
      <pre class={wrap ? "w" : ""} tabIndex={0} role="group" aria-label={label}>
        {lines.map((line, index) => (
          <CodeLine key={line.start} line={line} number={index + 1} remarks={remarksIn(line, remarks)} />
        ))}
      </pre>
      {isCut && (
        <button type="button" class="btn g s more" onClick={() => setMost(Number.POSITIVE_INFINITY)}>
          {fill(t.showAllLines, { n: text.split("\n").length })}
        </button>
      )}
    </>
  );
}

const remarksIn = ({ start, end }: Line, remarks: readonly Remark[]): readonly Remark[] =>
  remarks.filter(({ at }) => at >= start && at <= end);

const CLASSES = { key: "k", string: "s", number: "n", long: "n", punctuation: "p", word: "kw", comment: "cm" } as const;

function CodeLine({
  line,
  number,
  remarks,
}: {
  readonly line: Line;
  readonly number: number;
  readonly remarks: readonly Remark[];
}) {
  const indent = /^ */.exec(line.pieces[0]?.text ?? "")?.[0].length ?? 0;
  const tone = remarks.some((one) => one.tone === "bad") ? "bl" : remarks.length > 0 ? "wl" : "";
  return (
    <>
      <span class={`l ${tone}`} data-n={number} style={indent === 0 ? undefined : { "--in": `${indent}ch` }}>
        {line.pieces.map((piece, index) => {
          const key = `${line.start}-${index}`;
          const name = piece.kind === undefined ? "" : CLASSES[piece.kind];
          if (piece.mark !== undefined || piece.kind === "long")
            return (
              <mark key={key} class={`${name} ${piece.kind === "long" ? "big" : piece.mark === "warn" ? "w" : ""}`}>
                {piece.text}
              </mark>
            );
          if (name === "") return piece.text;
          return (
            <span key={key} class={name}>
              {piece.text}
            </span>
          );
        })}
      </span>
      {remarks.map((remark) => (
        <span key={`${remark.at} ${remark.where}`} class={`note ${remark.tone === "warn" ? "w" : ""}`}>
          <Icon name={remark.tone === "warn" ? "triangle" : "octagon"} small />
          <span>{remark.text}</span>
          <span class="rule mono">{remark.where}</span>
        </span>
      ))}
    </>
  );
}
