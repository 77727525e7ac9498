import type { FieldShape } from "../api/shapes.ts";
import * as t from "../texts/current.ts";
import { type FormValues, leavesOf } from "./form-values.ts";

/** One field for each value; those of an object stand together below its name. */
export function FormFields({
  fields,
  values,
  onChange,
}: {
  readonly fields: readonly FieldShape[];
  readonly values: FormValues;
  readonly onChange: (values: FormValues) => void;
}) {
  const leaves = leavesOf(fields);
  if (leaves.length === 0) return <p class="mut sm">{t.noFields}</p>;
  let before = "";
  return (
    <>
      {leaves.map((field) => {
        const { path, name, required, needed, type, text } = field;
        const parent = path.replace(/\.?[^.]*$/, "");
        const isNew = parent !== before && parent !== "";
        before = parent;
        const options =
          field.values ?? field.known?.map(({ value }) => value) ?? (/boolean/.test(type) ? ["true", "false"] : []);
        const id = `f-${path}`;
        return (
          <div key={path}>
            {isNew && <div class="mono ink2 parent">{parent}</div>}
            <div class="fl">
              <label for={id} title={text} class={parent === "" ? "" : "inner"}>
                {name}
                {(required || needed !== undefined) && (
                  <span class="bad" title={required ? t.required : t.neededInPractice}>
                    {" "}
                    *
                  </span>
                )}
              </label>
              {field.jsonText === true ? (
                <textarea
                  class="inp"
                  id={id}
                  rows={4}
                  spellcheck={false}
                  value={values[path] ?? ""}
                  onInput={(event) => onChange({ ...values, [path]: event.currentTarget.value })}
                />
              ) : (
                <input
                  class="inp mono"
                  id={id}
                  list={options.length > 0 ? `${id}-known` : undefined}
                  placeholder={type}
                  autocomplete="off"
                  spellcheck={false}
                  value={values[path] ?? ""}
                  onInput={(event) => onChange({ ...values, [path]: event.currentTarget.value })}
                />
              )}
              {options.length > 0 && (
                <datalist id={`${id}-known`}>
                  {options.map((value) => (
                    <option key={value} value={value} />
                  ))}
                </datalist>
              )}
            </div>
          </div>
        );
      })}
    </>
  );
}
