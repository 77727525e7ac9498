import { useState } from "preact/hooks";
import { useConsole } from "../state/context.ts";
import { told } from "../state/told.ts";
import * as t from "../texts/current.ts";
import { say } from "../texts/say.ts";
import { Credentials, envOf } from "../top/credentials.tsx";
import { KeyList, keyTexts } from "../top/help.tsx";
import { currentWorld } from "../top/world-menu.tsx";
import { Button } from "../ui/button.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { SendSnippet } from "./send-snippet.tsx";
import { WorldFacts } from "./world-facts.tsx";

const FIRST = "listTaobaoCartItems";

/** What to do when nothing has happened yet. */
export function FirstMinute() {
  const { facts, world, router } = useConsole();
  const baseUrl = facts.value?.baseUrl ?? "";
  const now = currentWorld(facts.value?.worlds ?? [], world.value);
  return (
    <div class="scroll whole" tabIndex={0} role="group" aria-label={t.waiting}>
      <div class="empty">
        <div class="row wide-gap">
          <span class="dot pulse large" />
          <h2 class="h0">{t.waiting}</h2>
          <span class="sp" />
          <span class="grp tall-group">
            <span class="mono address">{baseUrl}</span>
            <CopyButton text={baseUrl} what="base URL">
              {t.copy}
            </CopyButton>
          </span>
        </div>
        <p class="ink2 lead">{t.waitingLead}</p>
        <div class="columns">
          <div class="col gap14">
            <section class="card">
              <div class="row card-head">
                <span class="stepn">1</span>
                <h3 class="h2">{t.takeCredentials}</h3>
                <span class="sp" />
                {now !== undefined && (
                  <CopyButton text={envOf(now, baseUrl)} what=".env">
                    {t.copyAsEnv}
                  </CopyButton>
                )}
              </div>
              <div class="inset">
                {now !== undefined && <Credentials world={now} baseUrl={baseUrl} />}
                <p class="sm mut gap-t">{t.credentialsNote}</p>
              </div>
            </section>
            <section class="card">{now !== undefined && <SendSnippet world={now} baseUrl={baseUrl} />}</section>
            <section class="card">
              <div class="row card-head">
                <span class="stepn">3</span>
                <h3 class="h2">{t.seeWhat}</h3>
              </div>
              <p class="ink2 inset">{t.seeWhatNote}</p>
            </section>
          </div>
          <div class="col gap14">
            <section class="card">
              <h3 class="h2">{t.sendFromHere}</h3>
              <p class="sm ink2 gap-b">{t.sendFromHereNote}</p>
              <div class="row">
                <SendFirst />
                <Button look="ghost" onClick={() => router.go({ tab: "operations" })}>
                  {t.operations}
                </Button>
              </div>
            </section>
            <WorldFacts />
            <section class="card">
              <h3 class="h2 gap-b">{t.keyboard}</h3>
              <KeyList entries={keyTexts.slice(0, 5)} />
            </section>
          </div>
        </div>
      </div>
    </div>
  );
}

function SendFirst() {
  const { api, announce } = useConsole();
  const [isBusy, setBusy] = useState(false);
  const send = async (): Promise<void> => {
    setBusy(true);
    try {
      await api.send("POST", `operations/${FIRST}/try`, { input: {} });
    } catch (failure) {
      announce(say(told(failure)));
    }
    setBusy(false);
  };
  return (
    <Button look="ink" icon="plane" busy={isBusy} onClick={() => void send()}>
      {FIRST}
    </Button>
  );
}
