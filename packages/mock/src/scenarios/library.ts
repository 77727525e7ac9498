import { promises } from "node:fs";
import { didYouMean } from "../contract/did-you-mean.ts";
import type { ScenarioNames } from "./read-scenario.ts";
import type { Scenario } from "./scenario.ts";

/** The scenarios of a mock: the built-in ones, and files of your own. */
export class Library {
  readonly #shipped: () => readonly Scenario[];
  readonly #known: () => ScenarioNames;

  constructor(shipped: () => readonly Scenario[], known: () => ScenarioNames) {
    this.#shipped = shipped;
    this.#known = known;
  }

  list(): readonly Scenario[] {
    return this.#shipped();
  }

  byName(name: string): Scenario | undefined {
    return this.#shipped().find((scenario) => scenario.name === name);
  }

  /**
   * A scenario by its name, or from a YAML file.
   *
   * @throws TypeError for an unknown name, and for a mistake in the file, with its line and column
   */
  async load(nameOrFile: string): Promise<Scenario> {
    const found = this.byName(nameOrFile);
    if (found !== undefined) return found;
    if (!/[./\\]/.test(nameOrFile)) throw this.#unknown(nameOrFile);
    const text = await promises.readFile(nameOrFile, "utf8").catch((error: NodeJS.ErrnoException) => {
      throw new TypeError(`scenario: ${error.code === "ENOENT" ? `no file is named ${nameOrFile}` : error.message}`);
    });
    return this.parse(text, nameOrFile);
  }

  /** @throws TypeError for a mistake in the text, with its line and column */
  async parse(text: string, file: string): Promise<Scenario> {
    // Loaded on demand: only scenarios of your own need the YAML reader.
    const { readYamlScenario } = await import("./read-yaml.ts");
    return readYamlScenario(text, file, this.#known());
  }

  #unknown(name: string): TypeError {
    const names = this.#shipped().map((scenario) => scenario.name);
    const meant = didYouMean(name, names);
    return new TypeError(
      `scenario: none is named "${name}"${meant === undefined ? `; there are ${names.join(", ")}` : `; did you mean "${meant}"?`}`,
    );
  }
}
