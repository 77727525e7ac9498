/** The part of StrykerJS's report (mutation-testing-report-schema) that is read. */
export interface MutationReport {
  readonly files: Readonly<Record<string, { readonly mutants: readonly { readonly status: string }[] }>>;
}

interface Score {
  readonly folder: string;
  readonly killed: number;
  readonly timedOut: number;
  readonly survived: number;
  /** What runs while a module is loaded. */
  readonly untried: number;
  readonly day: string;
}

const BEGIN = "| folder | mutants | killed | by time-out | survived | not tried | score | measured |";
const LINE = "|---|---|---|---|---|---|---|---|";

/**
 * The text of MUTATION.md with the scores of a run. Folders that the run did not touch keep theirs, with the day they were measured.
 *
 * @param day As `2025-04-24`.
 */
export function withScores(text: string, report: MutationReport, day: string): string {
  const scores = new Map(readScores(text).map((score) => [score.folder, score]));
  for (const score of scoresOf(report, day)) scores.set(score.folder, score);
  const rows = [...scores.values()].sort((one, other) => one.folder.localeCompare(other.folder));
  const head = text.slice(0, text.indexOf(BEGIN));
  return `${head}${[BEGIN, LINE, ...rows.map(rowOf), rowOf(sumOf(rows))].join("\n")}\n`;
}

function scoresOf({ files }: MutationReport, day: string): Score[] {
  const folders = new Map<string, string[]>();
  for (const [path, { mutants }] of Object.entries(files)) {
    const folder = /^src\/([^/]+)/.exec(path)?.[1] ?? path;
    folders.set(folder, [...(folders.get(folder) ?? []), ...mutants.map(({ status }) => status)]);
  }
  const scores = [...folders].map(([folder, all]) => {
    const count = (...wanted: string[]): number => all.filter((status) => wanted.includes(status)).length;
    return {
      folder,
      killed: count("Killed"),
      timedOut: count("Timeout"),
      survived: count("Survived", "NoCoverage"),
      untried: count("Ignored"),
      day,
    };
  });
  // A folder of types alone has nothing to change.
  return scores.filter((score) => mutantsOf(score) > 0);
}

const mutantsOf = ({ killed, timedOut, survived, untried }: Score): number => killed + timedOut + survived + untried;

const sumOf = (scores: readonly Score[]): Score => {
  const sum = (name: "killed" | "timedOut" | "survived" | "untried"): number =>
    scores.reduce((all, score) => all + score[name], 0);
  return {
    folder: "**all**",
    killed: sum("killed"),
    timedOut: sum("timedOut"),
    survived: sum("survived"),
    untried: sum("untried"),
    day: "",
  };
};

function rowOf(row: Score): string {
  const { folder, killed, timedOut, survived, untried, day } = row;
  const tried = killed + timedOut + survived;
  const score = tried === 0 ? "-" : `${((100 * (killed + timedOut)) / tried).toFixed(1)} %`;
  return `| ${folder} | ${mutantsOf(row)} | ${killed} | ${timedOut} | ${survived} | ${untried} | ${score} | ${day} |`;
}

function readScores(text: string): Score[] {
  const table = text.slice(text.indexOf(BEGIN) + BEGIN.length);
  return [...table.matchAll(/^\| (\S+) \| \d+ \| (\d+) \| (\d+) \| (\d+) \| (\d+) \| \S+ ?%? \| (\S*) \|$/gm)]
    .filter(([, folder]) => folder !== "**all**")
    .map(([, folder = "", killed, timedOut, survived, untried, day = ""]) => ({
      folder,
      killed: Number(killed),
      timedOut: Number(timedOut),
      survived: Number(survived),
      untried: Number(untried),
      day,
    }));
}
