import { shortNames } from "../../mock/build/short-names.ts";

/** A selector with the class names of the console's sources, as the built page has them: those are shorter. */
export const at = shortNames(new URL("../../mock/console/", import.meta.url)).inSelector;
