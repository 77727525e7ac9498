import { useEffect, useState } from "preact/hooks";
import { CodeBox } from "../code/code-box.tsx";
import { useConsole } from "../state/context.ts";
import * as t from "../texts/current.ts";
import { Segmented } from "../ui/segmented.tsx";

/** The request as a command or as code, signed just now. */
export function CopyPart({ n }: { readonly n: number }) {
  const { api, copyAs: as } = useConsole();
  const [text, setText] = useState("");
  useEffect(() => {
    let isStale = false;
    void api.text(`requests/${n}/code?as=${as.value}`).then(
      (code) => {
        if (!isStale) setText(code.trimEnd());
      },
      (error: unknown) => setText(String(error)),
    );
    return () => {
      isStale = true;
    };
  }, [api, n, as.value]);
  return (
    <div class="sect">
      <div class="row gap-b">
        <Segmented
          label={t.copyAs}
          value={as.value}
          onChange={(value) => {
            as.value = value;
          }}
          choices={[
            { value: "curl", label: "curl" },
            { value: "fetch", label: "fetch" },
            { value: "client", label: t.client },
          ]}
        />
      </div>
      <CodeBox text={text} head={as.value} label={as.value} language={as.value === "curl" ? "plain" : "code"} />
      <p class="sm mut gap-t">{t.signedValid}</p>
    </div>
  );
}
