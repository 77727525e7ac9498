import { useState } from "preact/hooks";
import { useConsole } from "../state/context.ts";
import * as t from "../texts/current.ts";
import { fill } from "../texts/say.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { millis } from "../ui/money.ts";
import { Segmented } from "../ui/segmented.tsx";
import { SendPush } from "./send-push.tsx";

const USUAL = "http://localhost:3000/pandapon/push";

interface Verified {
  readonly status?: number;
  readonly ms: number;
  readonly error?: string;
}

type Form = "object" | "text" | "alternate";

/** The callback URL of the world, and whether something answers there. */
export function CallbackBar() {
  const { api, facts, attempt, refresh } = useConsole();
  const callback = facts.value?.callback ?? null;
  const [typed, setTyped] = useState<string>();
  const [verified, setVerified] = useState<Verified>();
  const url = typed ?? callback?.url ?? "";
  const form: Form = callback?.form ?? "object";
  const put = (next: string, as: Form): Promise<boolean> =>
    attempt(async () => {
      await api.send("PUT", "callback", { url: next === "" ? null : next, form: as });
      await refresh();
      setTyped(undefined);
      setVerified(undefined);
    });
  const verify = async (): Promise<void> => {
    if (typed !== undefined && !(await put(url, form))) return;
    await attempt(async () => setVerified(await api.send<Verified>("POST", "callback/verify")));
  };
  return (
    <form
      class="bar callback"
      onSubmit={(event) => {
        event.preventDefault();
        void put(url, form);
      }}
    >
      <label class="row grow">
        <span class="sm ink2 nw">{t.callbackUrl}</span>
        <input
          class="inp mono"
          type="url"
          placeholder={USUAL}
          value={url}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      <Button submit off={url === (callback?.url ?? "") ? t.nothingChanged : undefined}>
        {t.save}
      </Button>
      <Button title={t.verifyNote} off={url === "" ? t.noCallback : undefined} onClick={() => void verify()}>
        {t.verify}
      </Button>
      {url === "" && (
        <Button look="ghost" onClick={() => void put(USUAL, form)}>
          {fill(t.useUrl, { url: USUAL })}
        </Button>
      )}
      <span role="status" class="sm el">
        {verified !== undefined && <VerifiedText verified={verified} />}
      </span>
      <span class="sp" />
      <span class="sm mut hide-n">{t.bodyForm}</span>
      <Segmented
        label={t.bodyForm}
        value={form}
        onChange={(as) => void put(callback?.url ?? "", as)}
        choices={[
          { value: "object", label: t.formObject },
          { value: "text", label: t.formText },
        ]}
      />
      <SendPush />
    </form>
  );
}

function VerifiedText({ verified: { status, ms, error } }: { readonly verified: Verified }) {
  const isOk = status === 200 && error === undefined;
  return (
    <span class={`row ${isOk ? "ok" : "bad"}`}>
      <Icon name={isOk ? "check" : "octagon"} small />
      {error === undefined
        ? fill(t.answeredIn, { status: status ?? "–", ms: millis(ms) })
        : fill(t.failedIn, { error: status === undefined ? error : `${status}, ${error}`, ms: millis(ms) })}
    </span>
  );
}
