import data from "../../scripts/published.json" with { type: "json" };

/** Folders of the packages that are published, in the order in which they depend on each other. */
export const published: readonly string[] = data.folders;

/** The repository, as the published packages name it. */
export const repository: string = data.repository;
