import type { OperationDetail, Text } from "../api/shapes.ts";
import { CodeBox } from "../code/code-box.tsx";
import { useConsole, useKeys } from "../state/context.ts";
import * as t from "../texts/current.ts";
import { fill, say } from "../texts/say.ts";
import { Button } from "../ui/button.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { Grade } from "../ui/grade.tsx";
import { Icon } from "../ui/icon.tsx";
import { ReasonBox } from "../ui/reason-box.tsx";
import { TabStrip } from "../ui/tab-strip.tsx";
import { Tag } from "../ui/tag.tsx";
import { Fields } from "./fields.tsx";
import { gradesOf, nameOfSafety } from "./operation-list.tsx";
import { Prose } from "./prose.tsx";

const PARTS = ["input", "answer", "types"] as const;

/** What is known of an operation, and how well. */
export function OperationDescription({
  detail,
  failure,
}: {
  readonly detail: OperationDetail | undefined;
  readonly failure: Text | undefined;
}) {
  const { router } = useConsole();
  const { sub, query } = router.route.value;
  const part = PARTS.find((one) => one === sub) ?? "input";
  const choose = (next: (typeof PARTS)[number]): void => router.go({ id: detail?.id ?? "", sub: next }, "replace");
  const step = (by: number): void => choose(PARTS[(PARTS.indexOf(part) + by + PARTS.length) % PARTS.length] ?? part);
  useKeys({ "[": () => step(-1), "]": () => step(1) });
  if (detail === undefined) {
    return (
      <section class="pane sect" aria-label={t.descriptionStep}>
        {failure !== undefined && <ReasonBox tone="warn" title={say(failure)} />}
      </section>
    );
  }
  const { id, method, path, summary, safety, evidence, description, sources, input, output, types } = detail;
  const names = { input: t.input, answer: t.answer, types: t.typescript };
  const counts = { input: input.length, answer: output.length, types: undefined };
  return (
    <section class="pane" aria-label={id}>
      <div class="scroll described" tabIndex={0} role="group" aria-label={id}>
        <div class="row">
          <h2 class="h1 el">{id}</h2>
          {safety !== "read" && <Tag look={safety === "payment" ? "warn" : ""}>{nameOfSafety(safety)}</Tag>}
          <span class="sp" />
          <span class="only-n">
            <Button small icon="plane" onClick={() => router.go({ query: { ...query, try: "on" } }, "replace")}>
              {t.tryIt}
            </Button>
          </span>
        </div>
        <p class="ink2">
          {say(summary)}
          <span class="mut" lang={t.language === "zh" ? "en" : "zh-CN"}>
            {" · "}
            {t.language === "zh" ? summary.en : summary.zh}
          </span>
        </p>
        <div class="row path">
          <span class={`mth auto ${method}`}>{method}</span>
          <span class="id el">{path}</span>
          <span class="sp" />
          <CopyButton text={path} what={t.path} />
        </div>
        <div class="row grades">
          <span class="sm mut">{t.evidence}</span>
          {gradesOf(evidence).map(([name, grade]) => (
            <span class="gr" key={name}>
              <span class="mut">{name}</span>
              <Grade grade={grade} />
            </span>
          ))}
        </div>
        <Prose text={description} lang="en" />
        {detail.client !== undefined && (
          <p class="row sm ink2">
            <Icon name="code" small />
            <code>
              {detail.client.group}.{detail.client.method}()
            </code>
            <span class="mut">@pandapon/{detail.client.package}</span>
          </p>
        )}
        {safety !== "read" && (
          <p class="row sm warn top">
            <Icon name="triangle" small />
            <span>
              {t.neverRepeat}
              {typeof detail.reconcile?.operation === "string" && (
                <>
                  {" "}
                  {t.lookFirstWith}{" "}
                  <a class="lnk" href={router.href({ id: detail.reconcile.operation, sub: "" })}>
                    {detail.reconcile.operation}
                  </a>
                </>
              )}
            </span>
          </p>
        )}
        <More title={t.contradictions} items={detail.contradictions} />
        <More title={t.openQuestions} items={detail.openQuestions} />
        <More
          title={fill(sources.length === 1 ? t.oneSource : t.sourcesCount, { n: sources.length })}
          items={sources}
        />
        <TabStrip
          label={id}
          panel="operation-part"
          value={part}
          onChange={choose}
          items={PARTS.map((value) => ({
            value,
            label: names[value],
            extra: counts[value] !== undefined && <span class="cnt">{counts[value]}</span>,
          }))}
        />
        <div role="tabpanel" id="operation-part" aria-labelledby={`operation-part-${part}`} tabIndex={-1}>
          {part === "input" && <Fields fields={input} usual={evidence.request} />}
          {part === "answer" && <Fields fields={output} usual={evidence.response} />}
          {part === "types" && (
            <div class="col gap14 gap-t">
              <CodeBox text={types.input} head={t.input} label={t.input} />
              <CodeBox text={types.output} head={t.answer} label={t.answer} />
            </div>
          )}
        </div>
      </div>
    </section>
  );
}

/** A list that is only read by those who want to know. */
function More({ title, items }: { readonly title: string; readonly items: readonly string[] }) {
  if (items.length === 0) return null;
  return (
    <details class="sm">
      <summary>{title}</summary>
      <ul class="dots">
        {items.map((item) => (
          <li key={item}>
            <Prose text={item} lang="en" />
          </li>
        ))}
      </ul>
    </details>
  );
}
