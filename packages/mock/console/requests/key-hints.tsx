import { KeyList, keyTexts } from "../top/help.tsx";

/** The keys that are wanted here, below the list. */
export function KeyHints() {
  return (
    <div class="hints" aria-hidden="true">
      <KeyList entries={keyTexts.filter(([keys]) => /^[jc/rnp?↵]/.test(keys))} />
    </div>
  );
}
