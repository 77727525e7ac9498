// Names each module as one imports it.
import { Converter, ReflectionKind } from "typedoc";
import { entries } from "./entries.mjs";

export function load(app) {
  const names = new Map([...entries()].map(([name, file]) => [file, name]));
  app.converter.on(Converter.EVENT_CREATE_DECLARATION, (context, reflection) => {
    if (!reflection.kindOf(ReflectionKind.Module)) return;
    const file = context.getSymbolFromReflection(reflection)?.declarations?.[0]?.getSourceFile().fileName;
    const name = file && names.get(file);
    if (name) reflection.name = name;
  });
}
