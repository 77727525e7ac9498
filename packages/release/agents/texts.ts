import { HABITS, RULES } from "./rules.ts";

/** What an agent must know of a package that has no calls of its own. */
export const TEXTS: Readonly<Record<string, string>> = {
  "@pandapon/core": `The signing client. Install a marketplace package (\`@pandapon/taobao\`, \`@pandapon/1688\`, \`@pandapon/logistics\`) to call the API: it
brings this one along and exports all of it. Import from here for errors, ids, money and times, pushes and the escape hatch.

| wish | use |
|---|---|
| a client | \`createClient(fromEnv())\` |
| an operation without a marketplace package | \`client.call(operation, input)\` with an operation from \`@pandapon/core/taobao\`, \`…/1688\` or \`…/logistics\` |
| a request that the description does not have | \`client.raw\` (openapi-fetch, signed) |
| verify and read a push | \`createPushReceiver\` from \`@pandapon/core/webhooks\`; hand it the raw bytes |
| money and times | \`fenToYuan\`, \`yuanToFen\`, \`parseChinaTime\`, \`formatChinaTime\` |
| read JSON without rounding ids | \`parseLossless\` |

${RULES}
${HABITS}`,
  "@pandapon/spec": `The description of the PandaPon HTTP API as OpenAPI 3.1 and 3.0. For a TypeScript program install a marketplace package instead: a
generated client neither signs nor keeps 19-digit ids, and takes a refusal for a success.

| wish | file |
|---|---|
| the description | \`@pandapon/spec/openapi.json\` or \`openapi.yaml\` (3.1); \`openapi.3.0.json\` for tools that do not know 3.1 |
| how well each fact is known | EVIDENCE.md, \`@pandapon/spec/evidence.json\` |
| what an \`x-\` key means | EXTENSIONS.md |

Read \`x-evidence\` before you rely on a field: \`documented\` and \`confirmed\` are facts, \`inferred\` is a guess. Never present a guess as
documented. HTTP 200 with a \`code\` other than 200 is a refusal. No failure code is documented.

${RULES}`,
  "@pandapon/mock": `The whole API on this machine, for development and tests: signature checks, state, faults, pushes. It never calls PandaPon.

| wish | use |
|---|---|
| a server to look at | \`npx @pandapon/mock\`; its console is at \`/__mock\` |
| a mock in a test | \`const mock = await createMock()\`, then \`{ ...mock.credentials, baseUrl: mock.url }\`; \`await mock.close()\` at the end |
| no socket | give \`mock.fetch\` to the client as \`fetch\` |
| a refusal, a time-out, a lost answer | \`mock.next(operation, rule)\` |
| what was sent | \`mock.calls()\`, \`mock.requests()\` |
| time that passes | \`mock.clock.advance(ms)\` |
| a push to your receiver | \`mock.pushTo(url)\`, then \`mock.act\` |
| prove that nothing is ordered twice | \`mock.checkSendsOnce(client)\` |

- Test what your code does when a write ends with \`OutcomeUnknownError\`: that is what a mock is for. It must not send again.
- Its codes from 99000 are its own. Never branch on them in code that will meet the real API.
- Its data is invented, its rules are as well known as the description's grades say: a green test does not prove the real API.
- Its credentials are published. Real ones have no place in a test.
- Do not expose it to a network: \`/__mock\` reads and changes everything.

${RULES}`,
  "@pandapon/cli": `\`pandapon\`: finds out how the real API wants to be signed, explains refused requests, calls operations, receives pushes.

| wish | command |
|---|---|
| which signing rule, unit, base URL | \`pandapon doctor\` (asks first; reads only) |
| why was this request refused | \`pandapon explain FILE\` (a curl line, a HAR file or headers; offline) |
| find an operation and its fields | \`pandapon operations WORDS --json\` |
| look at a request without sending it | \`pandapon call OPERATION name=value --dry-run --json\` |
| call a read | \`pandapon call OPERATION name=value --json\` |
| receive pushes on this machine | \`pandapon push listen --forward URL\` |
| compare answers with the description | \`pandapon record --to FILE OPERATION name=value\`, then \`pandapon drift FILE\` |

- Exit status: 0 fine, 1 findings or refused by the server, 2 misuse (nothing was sent), 3 could not check, 4 refused by the person.
- **Never pass \`--write\` or \`--confirm\` on your own.** A person decides about writes and payments; show the \`--dry-run\` first.
- \`--yes\` of the doctor sends reads with the person's key: ask before you use it.
- Credentials come from the environment or \`.env\`, never from arguments. Do not print or read \`.env\`.
- A status 3 after a write that was sent means: outcome unknown. Do not run it again; read what happened first.

${RULES}`,
};
