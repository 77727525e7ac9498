/**
 * @typedef {{ fullName: string, status: string, failureMessages?: string[] }} Assertion
 * @typedef {{ name: string, status: string, message?: string, assertionResults: Assertion[] }} File
 */

/**
 * What is red in a report of vitest: tests, and files whose tests could not run.
 *
 * @param {{ testResults?: File[] }} report
 * @returns {string[]} One line each: name, file, the first line of the message, and for a property test the seed and path that run it again.
 */
export function redTests(report) {
  return (report.testResults ?? []).flatMap(({ name: file, status, message = "", assertionResults }) => {
    const red = assertionResults.filter((test) => test.status === "failed");
    if (red.length === 0 && status === "failed") return [`${file}: ${firstLine(message) || "its tests could not run"}`];
    return red.map(({ fullName, failureMessages = [] }) => {
      const text = failureMessages.join("\n");
      const [, seed, path] = /seed: (-?\d+), path: "([^"]*)"/.exec(text) ?? [];
      return `${fullName} (${file}): ${seed ? `seed ${seed}, path "${path}"` : firstLine(text)}`;
    });
  });
}

/** @param {string} text */
const firstLine = (text) => (text.trim().split("\n")[0] ?? "").slice(0, 300);
