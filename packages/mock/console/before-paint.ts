// Runs before the first paint, so that the page never flashes in another theme.
import { readKept } from "./state/kept.ts";

const theme = readKept<string>(() => localStorage, "theme", "system");
const isDark = theme === "dark" || (theme === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
document.documentElement.dataset.theme = isDark ? "dark" : "light";
