import type { FieldShape } from "../api/shapes.ts";
import * as t from "../texts/current.ts";
import { Grade } from "../ui/grade.tsx";
import { Prose } from "./prose.tsx";

const MOST_VALUES = 12;

/** Fields with types, units and known values; nested fields are below it, indented. Grades show where they are not `usual`. */
export function Fields({
  fields,
  usual,
}: {
  readonly fields: readonly FieldShape[];
  readonly usual: string | undefined;
}) {
  if (fields.length === 0) return <p class="mut gap-t">{t.noFields}</p>;
  return (
    <ul>
      {fields.map((field) => (
        <li class="frow" key={`${field.in} ${field.path}`}>
          <span class="row" style={{ paddingLeft: `${field.depth * 14}px` }}>
            {field.depth > 0 && (
              <span class="mut" aria-hidden="true">
                └
              </span>
            )}
            <span class="mono b el" title={field.path}>
              {field.name}
            </span>
          </span>
          <span class="mono mut type">{field.type}</span>
          <span class="col">
            <Prose text={field.text} lang="en" />
            <Facts field={field} usual={usual} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Facts({ field, usual }: { readonly field: FieldShape; readonly usual: string | undefined }) {
  const { required, needed, unit, known, values, alias, grade, int64, jsonText, misspelt } = field;
  const options = values?.map((value) => ({ value, meaning: "" })) ?? known ?? [];
  return (
    <span class="row xs mut wrap">
      {field.in !== "body" && field.in !== "answer" && <span>{field.in}</span>}
      {required && <b class="ink">{t.required}</b>}
      {!required && needed !== undefined && <b class="ink">{t.neededInPractice}</b>}
      {unit !== undefined && (
        <span>
          {t.unit}: {unit.unit}
        </span>
      )}
      {int64 !== undefined && <span>{int64 === "number" ? t.int64Number : t.int64String}</span>}
      {jsonText === true && <span>{t.jsonTextNote}</span>}
      {misspelt !== undefined && (
        <span>
          {t.misspeltFor} <code>{misspelt}</code>
        </span>
      )}
      {alias?.map((name) => (
        <span key={name}>
          {t.also} <code>{name}</code>
        </span>
      ))}
      {options.slice(0, MOST_VALUES).map(({ value, meaning }) => (
        <code class="tag" key={value} title={meaning}>
          {value}
        </code>
      ))}
      {options.length > MOST_VALUES && <span>+{options.length - MOST_VALUES}</span>}
      {grade !== undefined && grade !== usual && <Grade grade={grade} />}
    </span>
  );
}
