/**
 * Refuses a long text of JSON that is nested more than 10,000 levels: `JSON.parse` would block the program for seconds.
 *
 * @throws RangeError It is nested too deeply.
 */
export function checkDepth(json: string): void {
  let depth = 0;
  let isInText = false;
  // The engine itself is fast enough with shorter texts.
  for (let index = 0; json.length > 99_999 && index < json.length; index++) {
    const code = json.charCodeAt(index);
    // Brackets differ from braces in one bit.
    const bracket = code | 32;
    if (code === 34) isInText = !isInText;
    else if (isInText) index += Number(code === 92);
    else if (bracket === 125) depth--;
    else if (bracket === 123 && ++depth > 10_000) throw new RangeError();
  }
}
