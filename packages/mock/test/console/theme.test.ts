import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const folder = new URL("../../console/", import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => file.replaceAll("\\", "/"));
const read = (file: string): string => readFileSync(new URL(file, folder), "utf8");

/** `#fff`, `rgb(…)`, `hsl(…)`, and shadows: lengths that take no room, with a colour. */
const COLOUR = /^(?:(?:0 |\d+px )*(?:#[0-9a-f]{3,8}|(?:rgb|hsl)\((?:[^()]|\([^()]*\))*\))(?:, )?)+$/i;

/** The declarations of the rules that hold for one theme only. */
const declarations = files
  .filter((file) => file.endsWith(".css"))
  .flatMap((file) => [...read(file).matchAll(/([^{}]*data-theme[^{}]*)\{([^{}]*)\}/g)])
  .flatMap(([, , body = ""]) => body.split(";").map((line) => line.trim().replace(/\s+/g, " ")))
  .filter((line) => line !== "");

// The accessibility tests look at both themes with the rules for colours, and only at one of each language with all others.
describe("a theme changes nothing but colours", () => {
  it("in the styles", () => {
    expect(declarations.length).toBeGreaterThan(50);
    const others = declarations.filter((line) => {
      const [property = "", value = ""] = line.split(/: (.*)/s);
      if (property === "color-scheme") return false;
      return !(property.startsWith("--") || property === "color" || property === "background") || !COLOUR.test(value);
    });
    expect(others).toEqual([]);
  });

  it("in the components: they start with it, draw the button that changes it, and ask for it nowhere else", () => {
    const asking = files.filter(
      (file) =>
        /\.(tsx?|html)$/.test(file) &&
        /isDark|useTheme|prefers-color-scheme|dataset\.theme|data-theme/.test(read(file)),
    );
    expect(asking.sort()).toEqual(["before-paint.ts", "page.html", "top/top-bar.tsx", "top/use-theme.ts"]);
    expect(read("top/top-bar.tsx").match(/isDark/g)).toHaveLength(2);
  });

  it("in no style that asks the browser instead of the page", () => {
    const styles = files.filter((file) => file.endsWith(".css"));
    expect(styles.filter((file) => /prefers-color-scheme|light-dark\(/.test(read(file)))).toEqual([]);
  });
});
