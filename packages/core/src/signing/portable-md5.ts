import { md5 } from "@noble/hashes/legacy.js";
import { hex, utf8 } from "./hex.ts";

/** As `md5Hex`, in JavaScript, for runtimes that have no MD5. */
export const portableMd5 = (text: string): string => hex(md5(utf8(text)));
