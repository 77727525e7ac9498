import { ENTRIES } from "./entries.ts";
import { sizes } from "./lib/sizes.ts";

const measured = await sizes(ENTRIES);
for (const { name, bytes, limit, budget } of measured) {
  const missed = budget !== undefined && bytes > budget ? `, budget of ${budget} missed` : "";
  process.stdout.write(
    `${bytes.toString().padStart(6)} B ${limit === undefined ? "" : `of ${limit}${missed}`} ${name}\n`,
  );
}
const over = measured.filter(({ bytes, limit }) => limit !== undefined && bytes > limit);
if (over.length > 0) {
  process.stderr.write(`Too big: ${over.map(({ name }) => name.trim()).join("; ")}\n`);
  process.exitCode = 1;
}
