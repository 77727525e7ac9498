import * as t from "../texts/current.ts";

export function KeyHints() {
  const hints = [
    [["j", "k"], t.keyMove],
    [["↵"], t.keyOpen],
    [["/"], t.keySearch],
    [["r"], t.replay],
    [["c"], t.keyCurl],
    [["n"], t.keyNext],
    [["p"], t.keyPause],
  ] as const;
  return (
    <div class="hints" aria-hidden="true">
      {hints.map(([keys, does]) => (
        <span key={does}>
          {keys.map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}
          {does}
        </span>
      ))}
      <span class="sp" />
      <span>
        <kbd>?</kbd>
        {t.allKeys}
      </span>
    </div>
  );
}
