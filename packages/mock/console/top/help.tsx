import { useRef } from "preact/hooks";
import { useConsole, useKeys } from "../state/context.ts";
import * as t from "../texts/current.ts";
import { Button } from "../ui/button.tsx";
import { Switch } from "../ui/switch.tsx";

/** All keys; `?` opens it. */
export function Help() {
  const { singleKeys } = useConsole();
  const dialog = useRef<HTMLDialogElement>(null);
  useKeys({ "?": () => dialog.current?.showModal() });
  return (
    <>
      <Button
        icon="help"
        look="ghost"
        label={t.keyboardHelp}
        title={`${t.keyboardHelp} ?`}
        onClick={() => dialog.current?.showModal()}
      />
      <dialog ref={dialog} aria-labelledby="help-title">
        <div class="row dialog-head">
          <h2 class="h1" id="help-title">
            {t.keyboard}
          </h2>
          <span class="sp" />
          <Button icon="close" look="ghost" small label={t.close} onClick={() => dialog.current?.close()} />
        </div>
        <KeyList entries={keyTexts} />
        <div class="row dialog-foot">
          <Switch
            label={t.singleKeys}
            isOn={singleKeys.value}
            onChange={(on) => {
              singleKeys.value = on;
            }}
          />
          <span>{t.singleKeys}</span>
        </div>
      </dialog>
    </>
  );
}

/** Keys and what they do. */
export function KeyList({ entries }: { readonly entries: typeof keyTexts }) {
  return (
    <ul class="keys">
      {entries.map(([keys, does]) => (
        <li class="row" key={does}>
          <Keys keys={keys} />
          <span class="ink2">{does}</span>
        </li>
      ))}
    </ul>
  );
}

function Keys({ keys }: { readonly keys: string }) {
  return (
    <span class="row tight">
      {keys
        .split(" ")
        .map((key) =>
          /^[–/]$/.test(key) && keys.length > 1 ? <span key={key}>{key}</span> : <kbd key={key}>{key}</kbd>,
        )}
    </span>
  );
}

export const keyTexts: readonly (readonly [keys: string, does: string])[] = [
  ["1 – 5", t.keyTabs],
  ["j k", t.keyMove],
  ["↵", t.keyOpen],
  ["Esc", t.keyEscape],
  ["/", t.keySearch],
  ["[ ]", t.keyParts],
  ["c", t.keyCurl],
  ["r", t.keyReplay],
  ["n", t.keyNext],
  ["p", t.keyPause],
  ["g w", t.keyWorlds],
  ["t", t.keyClock30],
  ["d", t.keyClockDay],
  ["l", t.keyLanguage],
  ["Ctrl ↵", t.keySend],
  ["?", t.keyHelp],
];
