import type { Call } from "./calls.ts";
import { HABITS, MORE, RULES } from "./rules.ts";
import { TEXTS } from "./texts.ts";

/** AGENTS.md of one package at one version. */
export function agentsOf(name: string, version: string, calls: readonly Call[]): string {
  const short = name.replace("@pandapon/", "");
  const own = calls.filter((call) => call.package === short);
  const text = TEXTS[name] ?? marketplaceText(short, own);
  const folder = name === "@pandapon/spec" ? "spec" : `packages/${short}`;
  return `# ${name} ${version}, for coding agents

<!-- Generated from the description: npm run generate. -->

${text}
${MORE(folder)}`;
}

function marketplaceText(short: string, calls: readonly Call[]): string {
  if (calls.length === 0) throw new Error(`@pandapon/${short} has neither calls nor a text`);
  const create = `create${short === "1688" ? short : `${short[0]?.toUpperCase()}${short.slice(1)}`}`;
  const client = short === "1688" ? "alibaba" : short;
  const nameOf = (id: string): string => {
    const call = calls.find(({ operationId }) => operationId === id);
    return call ? `\`${call.method}\`` : `\`${id}\``;
  };
  const outcome = ({ reconcile }: Call): string =>
    reconcile === undefined ? "–" : reconcile === null ? "ask PandaPon" : nameOf(reconcile);
  const rows = calls.map(
    (call) => `| \`${call.method}\` | ${call.summary} | ${kindOf(call)} | ${outcome(call)} | ${call.grade} |`,
  );
  return `\`import { ${create}, fromEnv } from "@pandapon/${short}"; const ${client} = ${create}(fromEnv());\` Then \`await ${client}.${calls[0]?.method}(input)\`.
One flat object per call; the types name every field. Lists are read with \`for await\`.

${RULES}
## Which call for what

| call | what it does | kind | after an unknown outcome, ask | path is |
|---|---|---|---|---|
${rows.join("\n")}

${HABITS}`;
}

const kindOf = ({ safety }: Call): string =>
  safety === "payment" ? "**pays**" : safety === "write" ? "writes" : "reads";
