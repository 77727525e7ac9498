import type { DescribedOperation } from "./description.ts";
import { NameNode } from "./name-node.ts";
import { type Negotiated, type Negotiation, negotiate } from "./prism.ts";
import type { IHttpOperation } from "./prism-types.ts";

/** Clients can send any `prefer` header: only this many choices are remembered. */
const MOST_WISHES = 100;

const JSON_TYPE = "application/json";

/** Prism's form of an operation. Always the same objects, because Prism caches compiled schemas by object. */
export class OperationContract {
  readonly whole: IHttpOperation;
  readonly #narrowed = new Map<string, IHttpOperation>();
  readonly #negotiated = new Map<string, Negotiated>();
  #bodyNames: NameNode | undefined;
  #parametersOnly: IHttpOperation | undefined;

  constructor(whole: IHttpOperation) {
    this.whole = whole;
  }

  /** Names of the query parameters, as they are declared. */
  get queryNames(): readonly string[] {
    return (this.whole.request?.query ?? []).map(({ name }) => name);
  }

  /** Names of the body's fields; undefined if the operation takes no body. */
  get bodyNames(): NameNode | undefined {
    const schema: unknown = this.whole.request?.body?.contents?.[0]?.schema;
    if (typeof schema !== "object" || schema === null) return undefined;
    this.#bodyNames ??= new NameNode(this.whole, [schema]);
    return this.#bodyNames;
  }

  /** Of the JSON body of a request; undefined: it takes none, or not as JSON alone. */
  get requestSchema(): object | undefined {
    const [content, another] = this.whole.request?.body?.contents ?? [];
    return another === undefined && content?.mediaType === JSON_TYPE ? content.schema : undefined;
  }

  /** The operation with its parameters alone; undefined if it has none. */
  get parametersOnly(): IHttpOperation | undefined {
    if (this.#parametersOnly === undefined) {
      const { body: _body, ...parameters } = this.whole.request ?? {};
      this.#parametersOnly = { ...this.whole, request: parameters };
    }
    return Object.keys(this.#parametersOnly.request ?? {}).length === 0 ? undefined : this.#parametersOnly;
  }

  /** Of the JSON body of a response: `200`, `default` … */
  answerSchema(response: string): object | undefined {
    const { contents = [] } = this.whole.responses.find(({ code }) => code === response) ?? {};
    return contents.find(({ mediaType }) => mediaType === JSON_TYPE)?.schema;
  }

  /** The operation with a single response, so that Prism looks for an example there. */
  only(response: string): IHttpOperation {
    let narrowed = this.#narrowed.get(response);
    if (narrowed === undefined) {
      const [first, ...others] = this.whole.responses.filter(({ code }) => code === response);
      narrowed = first === undefined ? this.whole : { ...this.whole, responses: [first, ...others] };
      this.#narrowed.set(response, narrowed);
    }
    return narrowed;
  }

  /** Prism's choice, computed once for each preference: it depends on nothing else. */
  negotiated(wish: Negotiation, response: string | undefined): Negotiated {
    const key = JSON.stringify([response, wish.code, wish.exampleKey]);
    let result = this.#negotiated.get(key);
    if (result === undefined) {
      result = negotiate(response === undefined ? this.whole : this.only(response), wish);
      if (this.#negotiated.size < MOST_WISHES) this.#negotiated.set(key, result);
    }
    return result;
  }

  /** The name of a parameter as it is declared: Prism knows it in lower case. */
  nameOf(place: string, name: string): string {
    const declared = place === "query" || place === "path" ? this.whole.request?.[place] : undefined;
    return declared?.find((parameter) => parameter.name.toLowerCase() === name)?.name ?? name;
  }

  /** The response of the description that an HTTP status falls under. */
  responseFor(status: number): string {
    return this.whole.responses.find(({ code }) => code === String(status))?.code ?? "default";
  }
}

/** Reads each operation of a description at its first call: reading all of them at the start would take twice as long. */
export class OperationContracts {
  readonly #read = new Map<string, OperationContract>();

  of(operation: DescribedOperation): OperationContract {
    let found = this.#read.get(operation.id);
    if (found === undefined) {
      found = new OperationContract(JSON.parse(operation.resource) as IHttpOperation);
      this.#read.set(operation.id, found);
    }
    return found;
  }
}
