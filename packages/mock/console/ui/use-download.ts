import { useConsole } from "../state/context.ts";
import { told } from "../state/told.ts";
import { say } from "../texts/say.ts";

/** Saves what a path of the control API answers, as it is. */
export function useDownload(): (path: string, name: string) => Promise<void> {
  const { api, announce } = useConsole();
  return async (path, name) => {
    try {
      save(await api.text(path), name);
    } catch (failure) {
      announce(say(told(failure)));
    }
  };
}

export function save(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
