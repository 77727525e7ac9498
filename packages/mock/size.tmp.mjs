import {consolePage} from "./build/console-page.ts";
import z from "node:zlib";import fs from "node:fs";
const br=s=>z.brotliCompressSync(s).length;
const out={};
for (const l of ["en","zh"]){const p=await consolePage(l);out[l]={html:p.html,policy:p.policy};console.log(l,p.html.length,br(p.html));}
if (process.argv[2]==="put") fs.writeFileSync("dist/console.json",JSON.stringify(out));
