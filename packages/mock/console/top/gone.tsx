import { useConsole } from "../state/context.ts";
import * as t from "../texts/current.ts";
import { say } from "../texts/say.ts";
import { Button } from "../ui/button.tsx";

/** The mock has not answered for a while: the page is out of date. */
export function Gone() {
  const { connection, failure, facts, refresh } = useConsole();
  const isGone = connection.value === "gone";
  if (!isGone && (failure.value === undefined || facts.value !== undefined)) return null;
  return (
    <div class="gone" role="alert">
      {isGone ? t.gone : say(failure.value)}
      <Button small onClick={() => void refresh()}>
        {t.tryAgain}
      </Button>
    </div>
  );
}
