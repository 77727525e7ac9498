/** The few marks of Markdown that the description uses: `code`, **bold**, links that are addresses, paragraphs. */
export function Prose({ text, lang }: { readonly text: string; readonly lang?: string }) {
  return (
    <>
      {text
        .split(/\n{2,}/)
        .filter((part) => part.trim() !== "")
        .map((part) => (
          <p class="prose" key={part} lang={lang}>
            {part.split(/(`[^`]+`|\*\*[^*]+\*\*|https:\/\/[^\s)>\]]+)/).map((piece, index) => {
              const key = `${index}${piece}`;
              if (index % 2 === 0) return piece;
              if (piece.startsWith("`")) return <code key={key}>{piece.slice(1, -1)}</code>;
              if (piece.startsWith("*")) return <b key={key}>{piece.slice(2, -2)}</b>;
              return (
                <a key={key} class="lnk" href={piece} target="_blank" rel="noreferrer noopener">
                  {piece.replace("https://", "")}
                </a>
              );
            })}
          </p>
        ))}
    </>
  );
}
