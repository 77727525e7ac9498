import { useEffect, useState } from "preact/hooks";
import { useConsole } from "../state/context.ts";

const DARK = "(prefers-color-scheme: dark)";

/** Sets the theme on the document; the system's until one was chosen. */
export function useTheme(): { readonly isDark: boolean; readonly toggle: () => void } {
  const { theme } = useConsole();
  const [isSystemDark, setSystemDark] = useState(() => matchMedia(DARK).matches);
  useEffect(() => {
    const query = matchMedia(DARK);
    const onChange = (): void => setSystemDark(query.matches);
    query.addEventListener("change", onChange);
    return () => query.removeEventListener("change", onChange);
  }, []);
  const isDark = theme.value === "system" ? isSystemDark : theme.value === "dark";
  useEffect(() => {
    document.documentElement.dataset.theme = isDark ? "dark" : "light";
  }, [isDark]);
  return {
    isDark,
    toggle: () => {
      theme.value = isDark ? "light" : "dark";
    },
  };
}
