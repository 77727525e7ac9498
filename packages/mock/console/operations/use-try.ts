import { useState } from "preact/hooks";
import type { OperationDetail } from "../api/shapes.ts";
import { useConsole } from "../state/context.ts";
import { keep, readKept } from "../state/kept.ts";
import { told } from "../state/told.ts";
import { notJson } from "../texts/current.ts";
import { fill, say } from "../texts/say.ts";
import { type FormValues, inputOf, readInput, valuesOf } from "./form-values.ts";

/** What the mock answered to a call that was tried. */
export interface Tried {
  readonly n: number;
  readonly request: { readonly headers: Readonly<Record<string, string>>; readonly stringToSign: string };
  readonly answer: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly rawBody: string;
    readonly ms: number;
  };
}

interface Draft {
  readonly mode: "form" | "json";
  readonly values: FormValues;
  readonly json: string;
}

const session = (): Storage => sessionStorage;

/** The form of an operation, kept as long as the tab, and what came back. */
export function useTry(detail: OperationDetail) {
  const { api } = useConsole();
  const name = `try:${detail.id}`;
  const [draft, setDraft] = useState<Draft>(() => readKept(session, name, draftOf(firstExample(detail))));
  const [tried, setTried] = useState<Tried>();
  const [error, setError] = useState("");
  const [isBusy, setBusy] = useState(false);
  const change = (next: Draft): void => {
    setDraft(next);
    setError("");
    keep(session, name, next);
  };
  const fillIn = (input: unknown): void => change(draftOf(input));
  const setMode = (mode: Draft["mode"]): void => {
    if (mode === draft.mode) return;
    if (mode === "json") {
      change({ ...draft, mode, json: JSON.stringify(inputOf(detail.input, draft.values), null, 2) });
      return;
    }
    try {
      const values = valuesOf(readInput(draft.json === "" ? "{}" : draft.json));
      if (values !== undefined) change({ ...draft, mode, values });
    } catch (failure) {
      setError(fill(notJson, { why: String(failure) }));
    }
  };
  const send = async (): Promise<void> => {
    setBusy(true);
    try {
      const text = draft.mode === "json" ? draft.json : JSON.stringify(inputOf(detail.input, draft.values));
      readInput(text === "" ? "{}" : text);
      // As it was typed: the mock reads it without loss.
      setTried(await api.send<Tried>("POST", `operations/${detail.id}/try`, `{"input":${text === "" ? "{}" : text}}`));
      setError("");
    } catch (failure) {
      setError(failure instanceof SyntaxError ? fill(notJson, { why: failure.message }) : say(told(failure)));
    }
    setBusy(false);
  };
  return { draft, change, fillIn, setMode, send, tried, error, isBusy };
}

const firstExample = ({ examples }: OperationDetail): unknown =>
  examples.find(({ request }) => request !== undefined)?.request ?? {};

function draftOf(input: unknown): Draft {
  const values = valuesOf(input);
  return {
    mode: values === undefined ? "json" : "form",
    values: values ?? {},
    json: JSON.stringify(input, null, 2),
  };
}
