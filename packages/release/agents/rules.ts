import { repository } from "../published.ts";

/** The three rules that a program which buys must not break. */
export const RULES = `## Three rules

1. **Money.** Most amounts are whole numbers of fen (¥1 = 100 fen), some texts are yuan: the field's documentation says which. Convert
   with \`fenToYuan\` and \`yuanToFen\`; never multiply or divide by 100 in floating point. A payment moves real money and cannot be taken
   back: never call one in an example, a test or a retry loop against the real API.
2. **Ids.** They have up to 19 digits. Keep them as text, in the database and in JSON too. Never use \`Number(id)\`, \`parseInt\` or
   \`JSON.parse\` on an answer or a push: this package has read them digit for digit already.
3. **Unknown outcomes.** \`OutcomeUnknownError\` means that a write or payment may have been carried out. Never send it again. Ask with
   the call that its \`hint\` names, or order through \`once\`, which keeps a journal. Reads are repeated by the client itself: do not wrap
   calls in a retry helper.
`;

/** What holds for each package that calls the API. */
export const HABITS = `## Habits

- Credentials come from the environment: \`fromEnv()\` reads PANDAPON_ACCESS_KEY, PANDAPON_ACCESS_SECRET, PANDAPON_USER_ID and
  PANDAPON_BASE_URL. Never write them into code, and never run this in a browser.
- One client serves any number of concurrent calls. Create it once.
- A call resolves to the envelope's \`data\` and throws a \`PandaPonError\`; \`.safe()\` gives \`{ ok, data | error }\`. Read \`error.hint\`.
- Failure codes are not documented: compare \`error.code\` with codes that you have seen, and treat others as unknown.
- Facts have grades. What is not \`documented\` or \`confirmed\` may differ at the real API: do not invent fields or codes; the types are
  what is known.
- Develop and test against \`@pandapon/mock\` (\`createMock()\`, or \`npx @pandapon/mock\`): PandaPon has no sandbox.
- A refused signature or path: \`npx @pandapon/cli doctor\`.
`;

export const MORE = (folder: string): string => `## More

- README.md beside this file, and the types with their documentation in \`dist\`.
- [Guides](${repository}/tree/main/docs) · [errors and hints](${repository}/blob/main/packages/core/README.md#when-something-fails) ·
  [this package](${repository}/tree/main/${folder})
`;
