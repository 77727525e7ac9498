import { parse } from "yaml";

interface Lockfile {
  readonly packages?: Readonly<Record<string, { readonly resolution?: Readonly<Record<string, unknown>> }>>;
}

/**
 * What in a lockfile could bring other code than the registry's: a package without a SHA-512 of its content, from an address of its
 * own, from a folder or from git.
 */
export function problemsOfLockfile(text: string): string[] {
  const { packages } = parse(text) as Lockfile;
  if (!packages || Object.keys(packages).length === 0) return ["the lockfile has no packages"];
  return Object.entries(packages).flatMap(([name, { resolution = {} }]) => {
    const { integrity, ...other } = resolution;
    const places = Object.keys(other);
    return [
      ...(typeof integrity === "string" && /^sha512-[\w+/]{86}==$/.test(integrity)
        ? []
        : [`${name} has no SHA-512 in the lockfile`]),
      ...(places.length > 0 ? [`${name} does not come from the registry but by ${places.join(", ")}`] : []),
    ];
  });
}
