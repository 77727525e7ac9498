import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Cart } from "./cart.tsx";
import { Checkout } from "./checkout.tsx";
import { OrderPage } from "./order.tsx";
import { Orders } from "./orders.tsx";
import { ProductPage } from "./product.tsx";
import { Search } from "./search.tsx";
import { Pushed } from "./use-load.ts";

function App() {
  const path = useHash();
  const [place = "", ...rest] = path;
  return (
    <Pushed.Provider value={usePushes()}>
      <header>
        <a class="brand" href="#/">
          Two Markets
        </a>
        <nav>
          <a href="#/" aria-current={["", "search", "product"].includes(place) ? "page" : undefined}>
            Search
          </a>
          <a href="#/cart" aria-current={["cart", "checkout"].includes(place) ? "page" : undefined}>
            Cart
          </a>
          <a href="#/orders" aria-current={place === "orders" ? "page" : undefined}>
            Orders
          </a>
        </nav>
      </header>
      <main key={path.join("/")}>{pageOf(place, rest)}</main>
    </Pushed.Provider>
  );
}

function pageOf(place: string, [market = "", id = ""]: readonly string[]) {
  if (place === "product") return <ProductPage market={market} id={id} />;
  if (place === "cart") return <Cart />;
  // The key of the order is in the address: a reload goes on with the same order instead of making another one.
  if (place === "checkout") return <Checkout market={market} orderKey={id} />;
  if (place === "orders") return id ? <OrderPage market={market} id={id} /> : <Orders />;
  return <Search keyword={place === "search" ? market : ""} />;
}

function useHash(): readonly string[] {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const change = (): void => setHash(location.hash);
    change(); // it may have changed before this listens
    addEventListener("hashchange", change);
    return () => removeEventListener("hashchange", change);
  }, []);
  return hash.replace(/^#\/?/, "").split("/").map(decodeURIComponent);
}

/** PandaPon pushes to the back end, and the back end tells the page. No push reports where a parcel is: read again when the page is shown. */
function usePushes(): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    const next = (): void => setCount((before) => before + 1);
    const events = new EventSource("/api/events");
    events.addEventListener("orders", next);
    addEventListener("focus", next);
    return () => {
      events.close();
      removeEventListener("focus", next);
    };
  }, []);
  return count;
}

const root = document.getElementById("app");
if (root) render(<App />, root);
