import { md5 } from "@noble/hashes/legacy.js";
import { hex, utf8 } from "./hex.ts";

/** Like `md5Hex`, in JavaScript, for runtimes without MD5. */
export const portableMd5 = (text: string): string => hex(md5(utf8(text)));
