import type { JsonSchema, SchemaRoot } from "./schema.ts";
import { flattened } from "./schema.ts";

/** The names that a schema allows at one place of a JSON value. Computed on demand, since schemas are recursive. */
export class NameNode {
  readonly #root: SchemaRoot;
  readonly #schemas: readonly JsonSchema[];
  readonly #children = new Map<string, NameNode>();
  #names: ReadonlySet<string> | undefined;
  #item: NameNode | undefined;

  constructor(root: SchemaRoot, schemas: readonly JsonSchema[]) {
    this.#root = root;
    this.#schemas = schemas.flatMap((schema) => flattened(root, schema));
  }

  /** Names of fields, in the order of the description. */
  get names(): ReadonlySet<string> {
    this.#names ??= new Set(this.#schemas.flatMap(({ properties = {} }) => Object.keys(properties)));
    return this.#names;
  }

  /**
   * Whether an unlisted name is wrong. It is not if the description lists no names, or describes other names in general.
   * `additionalProperties: true` means the same as its absence: all objects are open, and the API ignores unknown names.
   */
  get isClosed(): boolean {
    return (
      this.names.size > 0 &&
      !this.#schemas.some(
        ({ additionalProperties, patternProperties }) =>
          patternProperties !== undefined || typeof additionalProperties === "object",
      )
    );
  }

  /** The node below a name. */
  child(name: string): NameNode {
    return this.#kept(name, () =>
      this.#schemas.flatMap(({ properties = {} }) => (Object.hasOwn(properties, name) ? [properties[name]] : [])),
    );
  }

  /** The node of an array's items. */
  get item(): NameNode {
    this.#item ??= this.#nodeOf(this.#schemas.map(({ items }) => items));
    return this.#item;
  }

  /** The node inside a text that holds JSON; undefined for plain text. */
  get insideText(): NameNode | undefined {
    const inside = this.#schemas.map(({ contentSchema }) => contentSchema).filter((schema) => schema !== undefined);
    return inside.length === 0 ? undefined : this.#nodeOf(inside);
  }

  #kept(name: string, schemas: () => readonly unknown[]): NameNode {
    let node = this.#children.get(name);
    if (node === undefined) {
      node = this.#nodeOf(schemas());
      this.#children.set(name, node);
    }
    return node;
  }

  #nodeOf(schemas: readonly unknown[]): NameNode {
    return new NameNode(
      this.#root,
      schemas.filter((schema): schema is JsonSchema => typeof schema === "object" && schema !== null),
    );
  }
}
