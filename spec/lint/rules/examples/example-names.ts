import path from "node:path";
import { isText } from "../../../tools/document/json.ts";
import { rule } from "../../lib/rule.ts";

/** Names travel in headers (`Prefer: example=`), pair requests with answers and name files. */
export const exampleNames = rule(({ operations }, report) => {
  for (const { id, examples } of operations) {
    const answers = new Set<string>();
    for (const { name, of, file, node, location, nameAt, external } of examples) {
      if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))
        report(nameAt, `Name the example in ASCII kebab-case, not "${name}": the name travels in headers.`);
      if (!isText(node.summary))
        report(location, "Give the example a `summary`, in English or Chinese: viewers show it in their menu.");
      if (!("value" in node)) report(location, "Give the example a `value`.");
      const isAnswer = of !== "request" && of !== "parameter";
      if (isAnswer && answers.has(name))
        report(nameAt, `Give the example another name: "${name}" stands twice among the answers of ${id}.`);
      if (isAnswer) answers.add(name);
      const wanted = `${id}.${isAnswer ? "" : "request."}${name}.yaml`;
      if (of === "parameter" && !external) continue;
      // Several parameters of one call may each have a file for the same example.
      if (of === "parameter" && path.posix.basename(file).startsWith(`${id}.request.${name}.`)) continue;
      if (!external) report(nameAt, `Move the example to examples/${wanted} and refer to it.`);
      else if (path.posix.basename(file) !== wanted)
        report(nameAt, `Rename the file to ${wanted}: it holds the example "${name}" of ${id}.`);
    }
  }
});
