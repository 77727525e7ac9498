/** Undoes one change. */
export type Undo = () => void;

export interface TableOptions<T> {
  /** Further ids under which `find` knows a record. They never change while the record exists. */
  readonly aliases?: (record: T) => readonly string[];
}

/** Records that all worlds of one seed share, with their aliases. Never written to. */
export interface SeedTable<T> {
  readonly records: ReadonlyMap<string, T>;
  readonly aliases: ReadonlyMap<string, string>;
}

export function seedTable<T extends { readonly id: string }>(
  records: readonly T[],
  { aliases }: TableOptions<T> = {},
): SeedTable<T> {
  const names = new Map<string, string>();
  for (const record of records) for (const alias of aliases?.(record) ?? []) names.set(alias, record.id);
  return { records: new Map(records.map((record) => [record.id, record])), aliases: names };
}

/** How many lists are kept for readers that alternate. */
const MOST_KEPT = 8;
/** Filters come from outside, and may be as long as a request. */
const LONGEST_KEY = 500;

/**
 * Records by id, on top of those of the seed: unchanged records cost nothing. Records are immutable; a change stores a new one.
 * The order is that of insertion, the seed's first.
 */
export class Table<T extends { readonly id: string }> {
  readonly #seed: SeedTable<T>;
  readonly #own = new Map<string, T | null>();
  readonly #names = new Map<string, string>();
  readonly #options: TableOptions<T>;
  readonly #log: Undo[];
  #size: number;
  #version = 0;
  readonly #kept = new Map<string, unknown>();
  /** The version that they were made from. */
  #keptAt = 0;
  /** All records in order, and the position of each: created on first use, then kept up to date. */
  #list: { readonly records: T[]; readonly places: Map<string, number> } | undefined;

  /** `log` collects the undo steps of the current command. */
  constructor(seed: SeedTable<T>, log: Undo[], options: TableOptions<T> = {}) {
    this.#seed = seed;
    this.#log = log;
    this.#options = options;
    this.#size = seed.records.size;
  }

  get size(): number {
    return this.#size;
  }

  /** Grows with every change. */
  get version(): number {
    return this.#version;
  }

  get(id: string): T | undefined {
    const own = this.#own.get(id);
    return own === undefined ? this.#seed.records.get(id) : (own ?? undefined);
  }

  /** By its id or one of its further ids. */
  find(id: string): T | undefined {
    return this.get(id) ?? this.#byAlias(id);
  }

  put(record: T): void {
    const { id } = record;
    const before = this.#own.get(id);
    const isNew = this.get(id) === undefined;
    this.#own.set(id, record);
    const added = isNew ? this.#addNames(record) : [];
    if (isNew) this.#size++;
    this.#version++;
    this.#listed(record, isNew);
    this.#log.push(() => {
      this.#list = undefined;
      if (before === undefined) this.#own.delete(id);
      else this.#own.set(id, before);
      for (const name of added) this.#names.delete(name);
      if (isNew) this.#size--;
      this.#version++;
    });
  }

  remove(id: string): void {
    const record = this.get(id);
    if (record === undefined) return;
    const before = this.#own.get(id);
    const position = [...this.#own];
    if (this.#seed.records.has(id)) this.#own.set(id, null);
    else this.#own.delete(id);
    this.#size--;
    this.#version++;
    this.#list = undefined;
    this.#log.push(() => {
      this.#list = undefined;
      // A deleted key would come back at the end: the order of insertion is part of the world.
      this.#own.clear();
      for (const [key, value] of position) this.#own.set(key, value);
      if (before === undefined) this.#own.delete(id);
      this.#size++;
      this.#version++;
    });
  }

  /** Removes records for good, outside any command: this cannot be undone. */
  forget(ids: Iterable<string>): void {
    for (const id of ids) {
      const record = this.get(id);
      if (record === undefined) continue;
      for (const name of this.#options.aliases?.(record) ?? []) {
        if (this.#names.get(name) === id) this.#names.delete(name);
      }
      if (this.#seed.records.has(id)) this.#own.set(id, null);
      else this.#own.delete(id);
      this.#size--;
    }
    this.#version++;
    this.#list = undefined;
  }

  /** All records, the seed's first. The list belongs to the table and changes with it: copy it to keep it. */
  values(): readonly T[] {
    if (this.#list === undefined) {
      const records = this.#listAll();
      this.#list = { records, places: new Map(records.map(({ id }, place) => [id, place])) };
    }
    return this.#list.records;
  }

  /**
   * Caches a result computed from all records, such as a filtered list, until the table changes, so that a list that is read page
   * by page is filtered and sorted once. `key` names the result, with everything else that it depends on.
   */
  kept<V>(key: string, make: (records: readonly T[]) => V): V {
    if (key.length > LONGEST_KEY) return make(this.values());
    if (this.#keptAt !== this.#version) {
      this.#kept.clear();
      this.#keptAt = this.#version;
    }
    if (this.#kept.has(key)) return this.#kept.get(key) as V;
    const made = make(this.values());
    if (this.#kept.size === MOST_KEPT) this.#kept.delete(this.#kept.keys().next().value ?? "");
    this.#kept.set(key, made);
    return made;
  }

  /** The differences from the seed; `null` for removed records. */
  changes(): readonly (readonly [string, T | null])[] {
    return [...this.#own];
  }

  /** Replaces the differences from the seed. */
  restore(changes: readonly (readonly [string, T | null])[]): void {
    this.#own.clear();
    this.#names.clear();
    this.#size = this.#seed.records.size;
    for (const [id, record] of changes) {
      const isSeeded = this.#seed.records.has(id);
      this.#own.set(id, record);
      if (record !== null && !isSeeded) {
        this.#addNames(record);
        this.#size++;
      }
      if (record === null && isSeeded) this.#size--;
    }
    this.#version++;
    this.#list = undefined;
  }

  #listed(record: T, isNew: boolean): void {
    if (this.#list === undefined) return;
    const { records, places } = this.#list;
    const place = places.get(record.id);
    if (place !== undefined) records[place] = record;
    // A removed record of the seed takes its old place again.
    else if (isNew && this.#seed.records.has(record.id)) this.#list = undefined;
    else places.set(record.id, records.push(record) - 1);
  }

  #listAll(): T[] {
    const list: T[] = [];
    for (const [id, record] of this.#seed.records) {
      const own = this.#own.get(id);
      if (own !== null) list.push(own ?? record);
    }
    for (const [id, record] of this.#own) if (record !== null && !this.#seed.records.has(id)) list.push(record);
    return list;
  }

  #byAlias(name: string): T | undefined {
    const id = this.#names.get(name) ?? this.#seed.aliases.get(name);
    return id === undefined ? undefined : this.get(id);
  }

  #addNames(record: T): string[] {
    const added = [...(this.#options.aliases?.(record) ?? [])].filter((name) => !this.#names.has(name));
    for (const name of added) this.#names.set(name, record.id);
    return added;
  }
}
