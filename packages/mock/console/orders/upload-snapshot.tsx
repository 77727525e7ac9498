import { useRef } from "preact/hooks";
import { useConsole } from "../state/context.ts";
import * as t from "../texts/current.ts";
import { Button } from "../ui/button.tsx";

/** Restores the world from a snapshot. */
export function UploadSnapshot() {
  const { api, attempt, refresh, announce } = useConsole();
  const field = useRef<HTMLInputElement>(null);
  const put = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const done = await attempt(async () => {
      await api.send("PUT", "snapshot", await file.text());
      await refresh();
    });
    if (done) announce(t.uploaded);
  };
  return (
    <>
      <Button icon="upload" look="ghost" small onClick={() => field.current?.click()}>
        {t.upload}
      </Button>
      <input
        ref={field}
        class="sr"
        type="file"
        accept="application/json"
        aria-label={`${t.snapshot}: ${t.upload}`}
        tabIndex={-1}
        onChange={(event) => void put(event.currentTarget.files?.[0])}
      />
    </>
  );
}
