import { render } from "preact";
import { useReducer, useState } from "preact/hooks";
import { App } from "./app.tsx";
import { createConsole } from "./state/console.ts";
import { ConsoleContext } from "./state/context.ts";

function Root() {
  const [, redraw] = useReducer((drawn: number) => drawn + 1, 0);
  const [console] = useState(() => createConsole(() => redraw(undefined)));
  return (
    <ConsoleContext.Provider value={console}>
      <App />
    </ConsoleContext.Provider>
  );
}

const root = document.getElementById("root");
if (root !== null) render(<Root />, root);
