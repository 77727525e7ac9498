import { readdirSync, readFileSync } from "node:fs";
import { sandboxWorlds } from "../src/behaviours/sandbox-worlds.ts";
import type { Description } from "../src/contract/description.ts";
import { readYamlScenario } from "../src/scenarios/read-yaml.ts";
import type { Scenario } from "../src/scenarios/scenario.ts";
import { actNames } from "../src/world-api/acts.ts";
import { knownTo } from "../src/world-api/known.ts";

/** The scenarios that the mock brings along, read and checked, so that it needs no YAML at run time. */
export function shippedScenarios(folder: URL, description: Description): readonly Scenario[] {
  const known = knownTo(description, actNames(sandboxWorlds().create({ id: "build", now: 0 })));
  return readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .map((name) => {
      const scenario = readYamlScenario(readFileSync(new URL(name, folder), "utf8"), name, known);
      if (`${scenario.name}.yaml` !== name) throw new Error(`${name}: its name is "${scenario.name}"`);
      return scenario;
    });
}
