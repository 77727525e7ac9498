import { stringifyWire } from "@pandapon/core";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { deref, isObject, type JsonObject, readBundle } from "../../../../spec/tools/document/index.ts";
import { int64Paths } from "../../build/int64-paths.ts";
import { withoutCycles } from "../../build/recursion.ts";

interface Described {
  readonly validate: ValidateFunction;
  readonly numberIds: readonly string[];
}

/** What the description says of answers and pushes, checked on the text that goes over the wire. */
export interface WireSchemas {
  /** One line per problem of an answer with `data`; of a refusal, if there is none. */
  problemsOf(operationId: string, envelope: object): readonly string[];
  /** The same for a push, with its body as an object and as text. */
  problemsOfPush(market: string, kind: string, body: Readonly<Record<string, unknown>>): readonly string[];
}

interface Media {
  readonly content?: { readonly "application/json"?: { readonly schema: object } };
}
interface DocumentedOperation {
  readonly operationId?: string;
  readonly responses: Readonly<Record<string, Media>>;
  readonly requestBody?: Media;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
  readonly webhooks: Readonly<Record<string, { readonly post: DocumentedOperation }>>;
}

const PUSHES: Readonly<Record<string, string>> = {
  status: "orderStatusModified",
  price: "orderPriceModified",
  refund: "orderRefund",
};

export function wireSchemas(): WireSchemas {
  const document = readBundle(new URL(import.meta.resolve("@pandapon/spec/openapi.json"))) as unknown as Document;
  const { document: acyclic, recursive } = withoutCycles(document);
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  ajv.addSchema({ $id: "api", ...document });
  const known = new Map<string, Described>();
  const compile = (key: string, pointer: readonly string[]): Described => {
    let described = known.get(key);
    if (described === undefined) {
      const path = pointer.map((part) => part.replaceAll("~", "~0").replaceAll("/", "~1")).join("/");
      const validate = ajv.compile({ $ref: `api#/${path.replaceAll("{", "%7B").replaceAll("}", "%7D")}` });
      described = { validate, numberIds: int64Paths(resolved(acyclic, pointer), recursive) };
      known.set(key, described);
    }
    return described;
  };
  const places = new Map(
    Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).flatMap(([method, { operationId }]) =>
        operationId === undefined ? [] : [[operationId, ["paths", path, method]] as const],
      ),
    ),
  );
  const content = ["content", "application/json", "schema"];
  return {
    problemsOf(operationId, envelope) {
      const place = places.get(operationId);
      if (place === undefined) return [`no operation ${operationId}`];
      const response = Reflect.get(envelope, "code") === 200 ? "200" : "default";
      const { validate, numberIds } = compile(`${operationId} ${response}`, [
        ...place,
        "responses",
        response,
        ...content,
      ]);
      return problems(validate, JSON.parse(stringifyWire(envelope, numberIds)));
    },
    problemsOfPush(market, kind, body) {
      const name = `${market}.${PUSHES[kind] ?? kind}`;
      if (document.webhooks[name] === undefined) return [`no push ${name}`];
      const { validate } = compile(name, ["webhooks", name, "post", "requestBody", ...content]);
      const asText = { ...body, messageBody: JSON.stringify(body.messageBody) };
      return [...problems(validate, body), ...problems(validate, asText)];
    },
  };
}

function problems(validate: ValidateFunction, value: unknown): readonly string[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ""}`);
}

/** What stands at a place of the document, with the references in it followed. */
function resolved(document: JsonObject, place: readonly string[]): unknown {
  const follow = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(follow);
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(deref(document, value)).map(([key, child]) => [key, follow(child)]));
  };
  return follow(place.reduce((node: unknown, key) => deref(document, node)[key], document));
}
