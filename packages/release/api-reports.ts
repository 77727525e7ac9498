// The public API of each entry as text, reviewed in diffs: node api-reports.ts [--update]. Without --update a difference is an error.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { CompilerState, Extractor, ExtractorConfig, ExtractorLogLevel } from "@microsoft/api-extractor";

const here = fileURLToPath(new URL(".", import.meta.url));
const packages = join(here, "..");
const isUpdate = process.argv.includes("--update");
const reports = join(here, "api");
const temporary = join(here, "node_modules", ".api");
rmSync(temporary, { recursive: true, force: true });
mkdirSync(temporary, { recursive: true });

/** Whole modules that an entry hands on. They have reports of their own, or the extractor cannot merge them. */
const HANDED_ON = /^export (?:type )?\* from "@pandapon\/[^"]+";$/gm;

const handedOn: Record<string, string[]> = {};
const changed: string[] = [];
for (const folder of ["core", "taobao", "1688", "logistics", "mock"]) {
  const root = join(packages, folder);
  const { exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    exports: Record<string, string | { types?: string }>;
  };
  const entries = Object.entries(exports).flatMap(([entry, target]) => {
    const types = typeof target === "string" ? undefined : target.types;
    return types === undefined
      ? []
      : [openEntry(root, join(root, types), `${folder}${entry.slice(1).replaceAll("/", "-")}`)];
  });
  try {
    changed.push(...reportAll(root, entries));
  } finally {
    for (const { own } of entries) rmSync(own);
  }
}
if (!compareText("handed-on.json", `${JSON.stringify(handedOn, undefined, 2)}\n`)) changed.push("handed-on");

if (changed.length > 0 && !isUpdate) {
  console.error(`The public API differs from packages/release/api: ${changed.join(", ")}.`);
  console.error("If the change is meant, run `npm run api`, read the diff, and commit it with a changeset.");
  process.exitCode = 1;
} else {
  console.log(
    isUpdate ? "The reports are up to date: read git diff packages/release/api." : "The public API is as reviewed.",
  );
}

interface Entry {
  readonly name: string;
  /** Its declarations, without the modules that it hands on: as text, and as a file beside the original. */
  readonly text: string;
  readonly own: string;
}

function openEntry(root: string, file: string, name: string): Entry {
  if (!existsSync(file)) throw new Error(`${relative(root, file)} is missing: build first`);
  const text = readFileSync(file, "utf8");
  handedOn[name] = text.match(HANDED_ON) ?? [];
  const own = join(dirname(file), `.api-${process.pid}-${name}.d.ts`);
  writeFileSync(own, text.replace(HANDED_ON, ""));
  return { name, text, own };
}

/** The names of the entries whose API is not as in the committed report. All of a package are read by one compiler. */
function reportAll(root: string, entries: readonly Entry[]): string[] {
  const files = entries.map(({ own }) => own);
  const configs = entries.map((entry) => ({ entry, config: configOf(root, entry, files) }));
  const [first] = configs;
  if (first === undefined) return [];
  const compilerState = CompilerState.create(first.config, { additionalEntryPoints: files.slice(1) });
  return configs.flatMap(({ entry, config }) => (isAsCommitted(entry, config, compilerState) ? [] : [entry.name]));
}

function configOf(root: string, { name, own }: Entry, files: readonly string[]): ExtractorConfig {
  return ExtractorConfig.prepare({
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: own,
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            target: "ES2022",
            module: "NodeNext",
            moduleResolution: "NodeNext",
            lib: ["ES2023", "DOM", "DOM.AsyncIterable"],
            types: [],
            skipLibCheck: true,
            strict: true,
          },
          files,
        },
      },
      apiReport: {
        enabled: true,
        reportFileName: `${name}.api.md`,
        reportFolder: reports,
        reportTempFolder: temporary,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      newlineKind: "lf",
      messages: {
        extractorMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
        tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
      },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: join(root, "package.json"),
  });
}

function isAsCommitted({ name, text }: Entry, config: ExtractorConfig, compilerState: CompilerState): boolean {
  try {
    const { apiReportChanged } = Extractor.invoke(config, {
      compilerState,
      localBuild: isUpdate,
      // Its notices, that a report differs among them, are told in our own words.
      messageCallback: (message) => {
        message.handled = true;
      },
    });
    return isUpdate || !apiReportChanged;
  } catch (error) {
    // It cannot follow an entry that imports one with merged names: the declarations themselves are the report then.
    if (!(error instanceof Error && error.message.startsWith("Unsupported export"))) throw error;
    return compareText(`${name}.api.md`, `\`\`\`ts\n${text.trim()}\n\`\`\`\n`);
  }
}

/** Whether a report that is plain text is as committed. */
function compareText(name: string, text: string): boolean {
  const file = join(reports, name);
  if (isUpdate) writeFileSync(file, text);
  return existsSync(file) && readFileSync(file, "utf8") === text;
}
