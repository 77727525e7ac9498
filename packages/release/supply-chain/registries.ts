/** Files that could name a registry. The package manager of each user decides where packages come from. */
const FILES = /(^|\/)(\.npmrc|\.yarnrc(\.yml)?|bunfig\.toml|pnpm-lock\.yaml|pnpm-workspace\.yaml|package\.json)$/;
const SETTING = /^\s*(@[\w-]+:)?registry\s*[=:]|npmRegistryServer|_authToken|"publishConfig"[^}]*"registry"/m;

/** Settings of a registry or of a token in the files of the repository. */
export const problemsOfRegistries = (files: readonly string[], read: (file: string) => string): string[] =>
  files
    .filter((file) => FILES.test(file) && SETTING.test(read(file)))
    .map((file) => `${file} names a registry or a token: leave that to the machine`);
