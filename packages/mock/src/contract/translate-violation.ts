/**
 * Ajv's English for each keyword and its Chinese. Prism returns only the sentence, so its parts are parsed from it. An unlisted
 * sentence stays English.
 */
const SENTENCES: readonly (readonly [pattern: RegExp, chinese: string])[] = [
  [/^must have required property '(.*)'$/s, "缺少必填字段 '$1'"],
  [/^must have required properties (.*)$/s, "缺少必填字段 $1"],
  [
    /^must be (null|boolean|object|array|number|integer|string)((?:,(?:null|boolean|object|array|number|integer|string))*)$/,
    "",
  ],
  [/^must be equal to one of the allowed values: (.*)$/s, "必须是以下值之一：$1"],
  [/^must be equal to one of the allowed values$/, "必须是允许的值之一"],
  [/^must be equal to constant(?:: (.*))?$/s, "必须等于固定值 $1"],
  [/^must match pattern "(.*)"$/s, '必须匹配正则表达式 "$1"'],
  [/^must match format "(.*)"$/s, '格式必须为 "$1"'],
  [/^must NOT have fewer than (\d+) characters$/, "长度不得少于 $1 个字符"],
  [/^must NOT have more than (\d+) characters$/, "长度不得超过 $1 个字符"],
  [/^must NOT have fewer than (\d+) items$/, "不得少于 $1 项"],
  [/^must NOT have more than (\d+) items$/, "不得超过 $1 项"],
  [/^must NOT have fewer than (\d+) properties$/, "字段不得少于 $1 个"],
  [/^must NOT have more than (\d+) properties$/, "字段不得超过 $1 个"],
  [/^must be (<=|>=|<|>) (.*)$/s, "必须 $1 $2"],
  [/^must be multiple of (.*)$/s, "必须是 $1 的倍数"],
  [/^must NOT have additional properties(?:; found '(.*)')?$/s, "不允许额外字段 '$1'"],
  [/^must NOT have unevaluated properties(?:: '(.*)')?$/s, "不允许额外字段 '$1'"],
  [/^must NOT have unevaluated items$/, "不允许额外的数组项"],
  [
    /^must NOT have duplicate items \(items ## (\d+) and (\d+) are identical\)$/,
    "数组项不得重复（第 $1 项与第 $2 项相同）",
  ],
  [/^must contain at least (\d+)(?: and no more than (\d+))? valid item\(s\)$/, "必须包含至少 $1 个符合要求的数组项"],
  [/^must match a schema in anyOf$/, "不符合任何一种允许的结构（anyOf）"],
  [/^must match exactly one schema in oneOf$/, "必须恰好符合一种结构（oneOf）"],
  [/^must match "(then|else)" schema$/, '不符合条件结构 "$1"'],
  [/^must NOT be valid$/, "不符合要求（not）"],
  [/^must have propert(?:y|ies) (.*) when property (.*) is present$/s, "存在字段 $2 时必须有字段 $1"],
  [/^property name must be valid$/, "字段名不符合要求"],
  [/^boolean schema is false$/, "不允许出现"],
  [/^parameter is required$/i, "缺少请求体"],
];

const TYPES: Readonly<Record<string, string>> = {
  null: "null",
  boolean: "布尔值",
  object: "对象",
  array: "数组",
  number: "数字",
  integer: "整数",
  string: "字符串",
};

export function inChinese(sentence: string): string {
  for (const [pattern, chinese] of SENTENCES) {
    const match = pattern.exec(sentence);
    if (match === null) continue;
    if (chinese === "")
      return `类型必须是${typeNames(sentence)
        .map((name) => TYPES[name])
        .join("或")}`;
    return chinese.replace(/\$(\d)/g, (_, group: string) => match[Number(group)] ?? "").trimEnd();
  }
  return sentence;
}

/** `must be string,null` reads better as `must be string or null`. */
export function inEnglish(sentence: string): string {
  const names = typeNames(sentence);
  return names.length > 1 ? `must be ${names.join(" or ")}` : sentence;
}

function typeNames(sentence: string): string[] {
  const match = /^must be ([a-z]+(?:,[a-z]+)*)$/.exec(sentence);
  const names = match?.[1]?.split(",") ?? [];
  return names.every((name) => name in TYPES) ? names : [];
}
