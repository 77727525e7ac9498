import { useState } from "preact/hooks";
import type { Hit, MarketName } from "../server/shapes.ts";
import { Loaded, markets, Picture, yuan } from "./parts.tsx";
import { useLoad } from "./use-load.ts";

export function Search({ keyword }: { readonly keyword: string }) {
  const [text, setText] = useState(keyword);
  return (
    <>
      <h1>What are you looking for?</h1>
      <form
        class="search"
        onSubmit={(event) => {
          event.preventDefault();
          location.hash = `#/search/${encodeURIComponent(text.trim())}`;
        }}
      >
        <label>
          On both marketplaces
          <input
            type="search"
            value={text}
            placeholder="衬衫 (shirt), T恤 (T-shirt) …"
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="main">
          Search
        </button>
      </form>
      {keyword ? (
        // Each marketplace on its own: one that fails does not hide the other.
        markets.map(({ name, title }) => <Hits key={name} market={name} title={title} keyword={keyword} />)
      ) : (
        <p class="quiet">Chinese words find the most. What you buy goes to our warehouse in China first.</p>
      )}
    </>
  );
}

function Hits({ market, title, keyword }: { market: MarketName; title: string; keyword: string }) {
  const load = useLoad<Hit[]>(`/${market}/search?keyword=${encodeURIComponent(keyword)}`);
  return (
    <section data-market={market}>
      <h2>{title}</h2>
      <Loaded load={load} empty={{ when: (hits) => hits.length === 0, text: `Nothing for “${keyword}”.` }}>
        {(hits) => (
          <ul class="tiles">
            {hits.map((hit) => (
              <li key={hit.id}>
                <a href={`#/product/${market}/${encodeURIComponent(hit.id)}`}>
                  <Picture url={hit.picture} />
                  <span class="title">{hit.title}</span>
                  <strong>{yuan(hit.fen)}</strong>
                </a>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  );
}
