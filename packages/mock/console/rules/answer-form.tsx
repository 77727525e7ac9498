import { useMemo, useRef, useState } from "preact/hooks";
import type { AnswerGroupShape, RuleShape } from "../api/shapes.ts";
import { useConsole, useKeys } from "../state/context.ts";
import { told } from "../state/told.ts";
import { useResource } from "../state/use-resource.ts";
import * as t from "../texts/current.ts";
import { say } from "../texts/say.ts";
import { Button } from "../ui/button.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { Icon } from "../ui/icon.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { KindMark } from "../ui/status.tsx";
import { codeOfRule, type Often } from "./answers.ts";

/** Chooses an answer or a fault, for how many calls, and which share of them. */
export function AnswerForm({ operationId, onDone }: { readonly operationId: string; readonly onDone?: () => void }) {
  const { announce, api } = useConsole();
  const on = operationId === "" ? "*" : operationId;
  const [words, setWords] = useState("");
  const [chosen, setChosen] = useState("delayMs");
  const [times, setTimes] = useState<"1" | "3" | "always">("1");
  const [rate, setRate] = useState("100");
  const [delay, setDelay] = useState("");
  const [error, setError] = useState("");
  const groups = useResource<readonly AnswerGroupShape[]>(`answers?operation=${encodeURIComponent(on)}`).value;
  const shown = useMemo(() => {
    const q = words.trim().toLowerCase();
    return (groups ?? [])
      .map(({ title, options }) => ({
        title: say(title),
        options: options.filter(({ label: { en, zh }, hint }) => `${en} ${zh} ${hint}`.toLowerCase().includes(q)),
      }))
      .filter(({ options }) => options.length > 0);
  }, [groups, words]);
  const flat = shown.flatMap(({ options }) => options);
  const option = flat.find(({ name }) => name === chosen) ?? flat[0];
  const often: Often = {
    times: times === "always" ? "always" : Number(times),
    ...(rate === "100" || rate === "" ? {} : { rate: Number(rate) / 100 }),
  };
  const fault = delay === "" || option === undefined ? option?.do : { ...option.do, delayMs: Number(delay) };
  const set = async (): Promise<void> => {
    if (fault === undefined) return;
    try {
      const rule = await api.send<RuleShape>("POST", "rules", { operationId: on, do: fault, ...often });
      announce(say(rule.text));
      onDone?.();
    } catch (failure) {
      setError(say(told(failure)));
    }
  };
  const step = (event: KeyboardEvent, by: number): void => {
    event.preventDefault();
    const index = option === undefined ? -1 : flat.indexOf(option);
    const next = flat[(index + by + flat.length) % flat.length];
    if (next !== undefined) setChosen(next.name);
    requestAnimationFrame(() => document.getElementById(`answer-${next?.name}`)?.scrollIntoView({ block: "nearest" }));
  };
  const field = useRef<HTMLInputElement>(null);
  useKeys({
    "/": () => field.current?.focus(),
    // Links and buttons have an Enter of their own.
    Enter: (event) => (event.target instanceof HTMLInputElement ? void set() : false),
  });
  return (
    <>
      <div class="part low">
        <label class="field">
          <Icon name="search" small />
          <input
            ref={field}
            class="inp"
            placeholder={t.searchAnswers}
            aria-label={t.searchAnswers}
            value={words}
            onInput={(event) => setWords(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === "ArrowDown") step(event, 1);
              if (event.key === "ArrowUp") step(event, -1);
            }}
          />
        </label>
      </div>
      <div role="radiogroup" aria-label={t.answer} class="menu tall">
        {shown.map(({ title, options }) => (
          <div key={title} role="presentation">
            <div class="gh">{title}</div>
            {options.map((one) => (
              <button
                type="button"
                role="radio"
                key={one.name}
                id={`answer-${one.name}`}
                class={`mi ${one === option ? "a" : ""}`}
                aria-checked={one === option}
                tabIndex={one === option ? 0 : -1}
                onClick={() => setChosen(one.name)}
                onKeyDown={(event) => {
                  if (event.key === "ArrowDown") step(event, 1);
                  if (event.key === "ArrowUp") step(event, -1);
                }}
              >
                <KindMark kind={one.kind} />
                <span class="el">{say(one.label)}</span>
                <span class="xs mut">{one.hint}</span>
              </button>
            ))}
          </div>
        ))}
      </div>
      {error !== "" && (
        <p class="part sm bad" role="alert">
          {error}
        </p>
      )}
      <div class="ft">
        <span class="sm mut">{t.times}</span>
        <Segmented
          label={t.times}
          value={times}
          onChange={setTimes}
          choices={[
            { value: "1", label: "1" },
            { value: "3", label: "3" },
            { value: "always", label: t.untilRemoved },
          ]}
        />
        <label class="row tight sm">
          <input
            class="inp tiny"
            inputMode="numeric"
            aria-label={t.percent}
            value={rate}
            onInput={(event) => setRate(event.currentTarget.value)}
          />
          %
        </label>
        <label class="row tight sm">
          <input
            class="inp tiny"
            inputMode="numeric"
            placeholder="0"
            aria-label={t.delayMs}
            value={delay}
            onInput={(event) => setDelay(event.currentTarget.value)}
          />
          {t.ms}
        </label>
        <span class="sp" />
        <Button look="ink" small onClick={() => void set()}>
          {t.set} <kbd>↵</kbd>
        </Button>
      </div>
      {fault !== undefined && (
        <div class="row twin">
          <code class="el ink2">{codeOfRule(on, fault, often)}</code>
          <span class="sp" />
          <CopyButton text={codeOfRule(on, fault, often)} what={t.sameInTest} />
        </div>
      )}
    </>
  );
}
