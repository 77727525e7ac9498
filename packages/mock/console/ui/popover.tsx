import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { useKeys } from "../state/context.ts";
import { Button, type ButtonProps } from "./button.tsx";

const GAP = 6;

/** A button with something that hangs from it. Esc and a click elsewhere close it; the focus goes back to the button. */
export function PopoverButton({
  dialog,
  children,
  width = 380,
  openKey,
  ...button
}: Omit<ButtonProps, "onClick" | "children" | "buttonRef" | "popup" | "expanded"> & {
  /** Its name. */
  readonly dialog: string;
  readonly width?: number;
  /** A key that opens it. */
  readonly openKey?: string;
  readonly children: { readonly label?: ComponentChildren; readonly body: (close: () => void) => ComponentChildren };
}) {
  const [isOpen, setOpen] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen(false);
    anchor.current?.focus();
  };
  useKeys(
    {
      ...(openKey === undefined ? {} : { [openKey]: () => setOpen(true) }),
      ...(isOpen ? { Escape: close } : {}),
    },
    isOpen,
  );
  return (
    <>
      <Button {...button} popup expanded={isOpen} buttonRef={anchor} onClick={() => setOpen(!isOpen)}>
        {children.label}
      </Button>
      {isOpen && (
        <Popover label={dialog} width={width} anchor={anchor.current} onAway={() => setOpen(false)}>
          {children.body(close)}
        </Popover>
      )}
    </>
  );
}

function Popover({
  label,
  width,
  anchor,
  onAway,
  children,
}: {
  readonly label: string;
  readonly width: number;
  readonly anchor: HTMLElement | null;
  readonly onAway: () => void;
  readonly children: ComponentChildren;
}) {
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ readonly top: number; readonly left: number }>({ top: -9999, left: 0 });
  useLayoutEffect(() => {
    const rect = anchor?.getBoundingClientRect();
    if (rect === undefined) return;
    const left = Math.max(GAP, Math.min(rect.left, window.innerWidth - Math.min(width, window.innerWidth) - GAP * 2));
    setPlace({ top: rect.bottom + GAP, left });
    const first = box.current?.querySelector<HTMLElement>("input, textarea, select, [aria-checked=true], button");
    (first ?? box.current)?.focus({ preventScroll: true });
  }, [anchor, width]);
  useEffect(() => {
    const onDown = (event: PointerEvent): void => {
      if (!(event.target instanceof Node) || box.current?.contains(event.target) || anchor?.contains(event.target))
        return;
      onAway();
    };
    document.addEventListener("pointerdown", onDown);
    return () => document.removeEventListener("pointerdown", onDown);
  }, [anchor, onAway]);
  return (
    <div
      ref={box}
      class="pop"
      role="dialog"
      aria-label={label}
      tabIndex={-1}
      style={{
        top: `${place.top}px`,
        left: `${place.left}px`,
        width: `${width}px`,
        maxHeight: `calc(100vh - ${Math.max(place.top, 0) + GAP}px)`,
      }}
    >
      {children}
    </div>
  );
}
