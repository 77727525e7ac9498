/** The first sign of a title in a colour of its own, until there is a picture. */
export function Thumb({ title, quantity }: { readonly title: string; readonly quantity?: number }) {
  let hue = 0;
  for (const sign of title) hue = (hue * 31 + (sign.codePointAt(0) ?? 0)) % 360;
  return (
    <span class="th" aria-hidden="true" style={{ "--hue": hue }}>
      {[...title][0] ?? "?"}
      {quantity !== undefined && <span class="q">{quantity}</span>}
    </span>
  );
}
