/**
 * The property tests that are red in a report of vitest, with what is needed to run them again.
 *
 * @param {{ testResults?: { name: string, assertionResults: { fullName: string, failureMessages?: string[] }[] }[] }} report
 * @returns {string[]} One line each: name, file, seed and path.
 */
export function redProperties(report) {
  const lines = [];
  for (const { name: file, assertionResults } of report.testResults ?? []) {
    for (const { fullName, failureMessages = [] } of assertionResults) {
      const [, seed, path] = /seed: (-?\d+), path: "([^"]*)"/.exec(failureMessages.join("\n")) ?? [];
      if (seed) lines.push(`${fullName} (${file}): seed ${seed}, path "${path}"`);
    }
  }
  return lines;
}
