import type { ComponentChildren } from "preact";
import * as t from "../texts/current.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { CodeView } from "./code-view.tsx";

/** Code in a box with a head and a button that copies it. */
export function CodeBox({
  text,
  head,
  label,
  language = "code",
}: {
  readonly text: string;
  readonly head: ComponentChildren;
  readonly label: string;
  readonly language?: "json" | "code" | "plain";
}) {
  return (
    <div class="codebox">
      <div class="hd">
        <span class="id el">{head}</span>
        <span class="sp" />
        <CopyButton text={text} what={label}>
          {t.copy}
        </CopyButton>
      </div>
      <CodeView text={text} label={label} language={language} />
    </div>
  );
}
