import type { ExampleShape } from "../api/shapes.ts";
import { CodeBox } from "../code/code-box.tsx";
import * as t from "../texts/current.ts";
import { Icon } from "../ui/icon.tsx";

/** The examples of the description; one is opened to be read. */
export function Examples({ examples }: { readonly examples: readonly ExampleShape[] }) {
  return (
    <>
      {examples.map(({ name, response, text, code, request, answer }) => {
        const isOk = response === "200" && (code ?? 200) === 200;
        return (
          <details class="example" key={`${response} ${name}`}>
            <summary class="row">
              <span class={isOk ? "ok" : "bad"}>
                <Icon name={isOk ? "check" : "octagon"} small />
              </span>
              <span class="mono b">{name}</span>
              <span class="ink2 el">{text}</span>
              <span class="sp" />
              <span class="tn mut sm">{code ?? response}</span>
            </summary>
            <div class="col gap14 gap-b">
              {request !== undefined && (
                <CodeBox text={JSON.stringify(request, null, 2)} head={t.input} label={t.input} language="json" />
              )}
              <CodeBox text={JSON.stringify(answer, null, 2)} head={t.answer} label={t.answer} language="json" />
            </div>
          </details>
        );
      })}
    </>
  );
}
