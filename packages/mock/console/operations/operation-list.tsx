import { useMemo, useRef } from "preact/hooks";
import type { OperationShape } from "../api/shapes.ts";
import { useConsole, useKeys } from "../state/context.ts";
import * as t from "../texts/current.ts";
import { fill, say } from "../texts/say.ts";
import { GradeMark, nameOfGrade } from "../ui/grade.tsx";
import { SearchField } from "../ui/search-field.tsx";
import { useListFocus } from "../ui/use-list-focus.ts";

/** The operations by group; the search knows both languages and what people say for them. */
export function OperationList({ open }: { readonly open: string }) {
  const { operations, router } = useConsole();
  const list = useRef<HTMLDivElement>(null);
  const { q = "" } = router.route.value.query;
  const words = q.trim().toLowerCase();
  const found = useMemo(
    () => operations.value.filter((one) => words.split(/\s+/).every((word) => haystackOf(one).includes(word))),
    [operations.value, words],
  );
  const groups = useMemo(() => {
    const byGroup = new Map<string, OperationShape[]>();
    for (const one of found) byGroup.set(one.group, [...(byGroup.get(one.group) ?? []), one]);
    return [...byGroup];
  }, [found]);
  const go = (id: string | undefined): void => {
    if (id !== undefined) router.go({ id, sub: "" }, "replace");
  };
  const flat = groups.flatMap(([, all]) => all);
  useListFocus(
    list,
    flat.map(({ id }) => id),
    open,
    go,
  );
  useKeys({
    Enter: (event) =>
      event.target === list.current ? document.querySelector<HTMLElement>(".try .inp")?.focus() : false,
  });
  return (
    <section class="pane" aria-label={t.operations}>
      <div class="bar">
        <SearchField
          label={fill(t.searchOperations, { n: operations.value.length })}
          value={q}
          onInput={(value) => router.go({ query: { ...router.route.value.query, q: value } }, "replace")}
          onEnter={() => {
            go(flat[0]?.id);
            list.current?.focus();
          }}
        />
      </div>
      <div
        class="scroll"
        ref={list}
        role="listbox"
        tabIndex={0}
        aria-label={t.operations}
        aria-activedescendant={`op-${open}`}
      >
        {flat.length === 0 && <p class="nothing">{t.noOperation}</p>}
        {groups.map(([group, all]) => (
          <div key={group} role="group" aria-label={say(all[0]?.groupName)}>
            <div class="grpH" aria-hidden="true">
              {say(all[0]?.groupName)}
              <span class="mut">{all.length}</span>
            </div>
            {all.map((one) => (
              <OperationRow key={one.id} operation={one} isOpen={one.id === open} onOpen={() => go(one.id)} />
            ))}
          </div>
        ))}
      </div>
      <div class="legend">
        {(
          [
            ["documented", t.documented],
            ["observed", t.legendHalf],
            ["inferred", t.inferred],
            ["upstream", t.legendRing],
          ] as const
        ).map(([grade, text]) => (
          <span key={grade}>
            <GradeMark grade={grade} />
            {text}
          </span>
        ))}
      </div>
    </section>
  );
}

const haystackOf = ({ id, path, summary, search, group, groupName }: OperationShape): string =>
  `${id} ${path} ${summary.en} ${summary.zh} ${group} ${say(groupName)} ${search.join(" ")}`.toLowerCase();

function OperationRow({
  operation: { id, method, summary, safety, evidence },
  isOpen,
  onOpen,
}: {
  readonly operation: OperationShape;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}) {
  const grades = gradesOf(evidence);
  const told = grades.map(([name, grade]) => `${name}: ${nameOfGrade(grade)}`).join(", ");
  return (
    <div class="oprow" role="option" id={`op-${id}`} aria-selected={isOpen} onClick={onOpen}>
      <span class={`mth ${method}`}>{method}</span>
      <span class="b el">{id}</span>
      <span class="z el">{say(summary)}</span>
      <span class="row">
        {safety !== "read" && <span class={`xs ${safety === "payment" ? "warn" : "mut"}`}>{nameOfSafety(safety)}</span>}
        <span class="ev" title={told}>
          {grades.map(([name, grade]) => (
            <GradeMark key={name} grade={grade} />
          ))}
          <span class="sr">{told}</span>
        </span>
      </span>
    </div>
  );
}

export const gradesOf = ({
  path,
  request,
  response,
}: OperationShape["evidence"]): readonly (readonly [string, string])[] =>
  (
    [
      [t.path, path],
      [t.request, request],
      [t.answer, response],
    ] as const
  ).flatMap(([name, grade]) => (grade === undefined ? [] : [[name, grade] as const]));

export const nameOfSafety = (safety: string): string =>
  safety === "payment" ? t.payment : safety === "write" ? t.write : t.read;
