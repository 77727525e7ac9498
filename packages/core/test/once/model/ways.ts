// Ways through the model that once broke a promise, found by long walks and made short.
import { crowds } from "./crowds.ts";
import type { Edit } from "./faults.ts";
import type { Choice } from "./steps.ts";
import { base, FEW, marked, plain, type Scenario, twin } from "./tasks.ts";
import type { Fate } from "./types.ts";

/** What happened, and what has to be taken out of the code to make it happen again. */
export interface Way {
  readonly rule: string;
  readonly scenario: Scenario;
  /** Steps: a process and what it does, or `wait` or `hand`. */
  readonly way: string;
  readonly edits: readonly Edit[];
}

const left = { crashes: 2, failures: 1, pauses: 20 };

export const ways: readonly Way[] = [
  {
    rule: "a refused key's order that another one took, while that one's own was still to come",
    scenario: crowds["twins: keys of the same lines"],
    way: `1 call; 1 answer; 1 answer; 1 answer; 1 refused but made; 1 answer; 1 answer; 1 answer; 0 call; 0 answer;
      0 answer; 2 call; wait; 1 call; 1 answer; 1 answer; 1 answer; 0 answer; 0 refused but made; 0 answer; 0 answer;
      0 answer; wait; wait; 0 call; 0 answer; 0 answer; 0 answer; 0 answer; 0 answer; 1 call; 1 answer; 1 answer;
      1 answer; 1 answer; 1 answer; 1 answer; 1 made`,
    edits: [{ file: "find-order.ts", from: 'if (taken.length > 0) throw ambiguous("several", taken);', to: "" }],
  },
  {
    rule: "a second search whose clock stood still while the first one went on",
    scenario: { ...base, tasks: [plain, twin], calls: 8, fates: [...FEW, "made"], left },
    way: `0 call; 0 answer; 0 answer; 0 answer; 0 made; 0 answer; wait; 0 answer; 0 answer; 0 crash; wait; 1 call;
      1 answer; 1 answer; 0 call; 1 answer; 1 made late; wait; wait; 0 answer; wait; 0 answer; 0 answer; 0 answer;
      0 answer; 0 answer; 0 answer; 1 answer; 0 answer; 1 answer; 1 answer; 0 answer; 1 answer; 0 answer; 0 answer;
      1 answer; wait; 1 call; 1 answer; 1 answer; 1 answer; 1 answer; 1 answer; 1 answer; 1 answer; 1 made, shown late`,
    edits: [
      { file: "judge-key.ts", from: "{ ...from, isProof", to: "{ ...searchAt(context, now), isProof" },
      { file: "find-order.ts", from: " && own.length === 0", to: "" },
      { file: "find-order.ts", from: 'if (taken.length > 0) throw ambiguous("several", taken);', to: "" },
    ],
  },
  {
    rule: "an order that shows only in the second search",
    scenario: {
      ...base,
      tasks: [marked, marked, twin],
      calls: 8,
      left: { ...left, jumps: 2, hands: 1 },
    },
    way: `1 jump -3600000; 2 jump 3600000; 1 call; hand; 1 answer; 1 answer; 1 made, shown late; 0 call; 0 answer;
      1 answer; 0 answer; 2 call; 0 answer; 2 answer; 2 answer; 0 answer; 2 answer; 2 made; 1 answer; 0 answer; 2 lose;
      2 answer; 2 crash; 2 call; 1 crash; 1 call; wait; 1 answer; 1 answer; 1 answer; wait; 1 answer; 1 answer;
      1 answer; 1 answer; 1 answer`,
    edits: [
      {
        file: "find-order.ts",
        from: "if (isAlone && (await claimAll(alone.orders))) return foundOf(alone.orders);",
        to: `if (alone.state === "found" && (await session.claim(id, { key, isSure: false })))
          return { state: "found", orderIds: [id], orders: [] };`,
      },
    ],
  },
];

const VERBS = ["call", "confirm", "answer", "lose", "fail", "fail late", "crash"] as const;

/** How to write a way down. */
export const wayText = (choices: readonly Choice[]): string =>
  choices
    .map((choice) => {
      if (!("process" in choice)) return choice.do;
      if (choice.do === "send") return `${choice.process} ${choice.fate}`;
      return `${choice.process} ${choice.do}${choice.do === "jump" ? ` ${choice.ms}` : ""}`;
    })
    .join("; ");

export const wayOf = (text: string): Choice[] => text.split(";").map((step) => choiceOf(step.trim()));

function choiceOf(step: string): Choice {
  if (step === "wait" || step === "hand") return { do: step };
  const [, number, words = ""] = /^(\d) (.+)$/.exec(step) ?? [];
  const process = Number(number);
  const verb = VERBS.find((one) => one === words);
  if (verb) return { do: verb, process };
  if (words.startsWith("jump ")) return { do: "jump", process, ms: Number(words.slice(5)) };
  return { do: "send", process, fate: words as Fate };
}
