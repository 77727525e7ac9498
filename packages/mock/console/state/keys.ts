/** What a key does; `false`: nothing, the one below may have it. */
export type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => unknown>>;

export interface Keys {
  /** Those that are `onTop` go first, then the latest. Returns a function that takes it away. */
  add(map: () => KeyMap, onTop: boolean): () => void;
}

const TYPES_TEXT = /^(?:INPUT|TEXTAREA|SELECT)$/;
const NO_TEXT = /^(?:radio|checkbox|button|file)$/;

/** Whether letters belong to what has the focus. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (!TYPES_TEXT.test(target.tagName)) return target.isContentEditable;
  return !(target instanceof HTMLInputElement && NO_TEXT.test(target.type));
}

/** Letters do nothing in a field, with a modifier, or when `areLettersOn` says no. Two letters in a row are named `g w`. */
export function createKeys(areLettersOn: () => boolean): Keys {
  const maps: { readonly map: () => KeyMap; readonly onTop: boolean }[] = [];
  let first = "";
  const onKey = (event: KeyboardEvent): void => {
    if (event.isComposing || event.defaultPrevented) return;
    const isLetter = event.key.length === 1;
    const withModifier = event.ctrlKey || event.metaKey || event.altKey;
    if (isLetter && (withModifier || isTyping(event.target) || !areLettersOn())) return;
    const name = event.key === "Enter" && (event.ctrlKey || event.metaKey) ? "Send" : event.key;
    const names = [...(first === "" ? [] : [`${first} ${name}`]), name];
    first = isLetter ? name : "";
    for (const one of names) {
      for (const { map } of [...maps].reverse().sort((a, b) => Number(b.onTop) - Number(a.onTop))) {
        const act = map()[one];
        if (act === undefined || act(event) === false) continue;
        event.preventDefault();
        first = "";
        return;
      }
    }
  };
  document.addEventListener("keydown", onKey);
  return {
    add: (map, onTop) => {
      const added = { map, onTop };
      maps.push(added);
      return () => void maps.splice(maps.indexOf(added), 1);
    },
  };
}
