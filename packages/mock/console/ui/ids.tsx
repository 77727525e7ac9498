/** A text with its ids in their own type; short: their last six digits, with the whole id in the tooltip. */
export function Ids({ text, short = false }: { readonly text: string; readonly short?: boolean }) {
  const parts = text.split(/(\b\d{16,}\b)/);
  return (
    <>
      {parts.map((part, index) =>
        index % 2 === 0 ? (
          part
        ) : (
          <span class="id" key={index} title={part}>
            {short ? `…${part.slice(-6)}` : part}
          </span>
        ),
      )}
    </>
  );
}
