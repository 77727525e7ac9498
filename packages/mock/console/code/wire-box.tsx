import type { ComponentChildren } from "preact";
import { useMemo, useState } from "preact/hooks";
import * as t from "../texts/current.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { CodeView, type Remark } from "./code-view.tsx";
import { indented } from "./indent.ts";
import type { Mark } from "./lines.ts";

/** A body as it went over the wire: indented to be read, or as it is. Marks and remarks count from the text as it is. */
export function WireBox({
  raw,
  head,
  label,
  marks = [],
  remarks = [],
}: {
  readonly raw: string;
  readonly head: ComponentChildren;
  readonly label: string;
  readonly marks?: readonly Mark[];
  readonly remarks?: readonly Remark[];
}) {
  const [look, setLook] = useState<"indented" | "wire">("indented");
  const shown = useMemo(() => {
    const { text, placeOf } = look === "indented" ? indented(raw) : { text: raw, placeOf: (at: number) => at };
    return {
      text,
      marks: marks.map((mark) => ({ ...mark, start: placeOf(mark.start), end: placeOf(mark.end - 1) + 1 })),
      remarks: remarks.map((remark) => ({ ...remark, at: placeOf(remark.at) })),
    };
  }, [raw, look, marks, remarks]);
  return (
    <div class="codebox">
      <div class="hd">
        {head}
        <span class="sp" />
        <Segmented
          label={label}
          choices={[
            { value: "indented", label: t.indented },
            { value: "wire", label: t.wire },
          ]}
          value={look}
          onChange={setLook}
        />
        <CopyButton text={raw} what={label} />
      </div>
      <CodeView text={shown.text} label={label} marks={shown.marks} remarks={shown.remarks} />
    </div>
  );
}
