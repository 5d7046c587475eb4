/** Records by their id, and in groups by what they point to. */
export class Shelf<T extends { readonly id: string }, G extends string> {
  readonly #byId = new Map<string, T>();
  readonly #keyOf: Readonly<Record<G, (record: T) => string | undefined>>;
  readonly #groups: Record<G, Map<string, T[]>>;

  constructor(records: readonly T[], keyOf: Readonly<Record<G, (record: T) => string | undefined>>) {
    this.#keyOf = keyOf;
    this.#groups = Object.fromEntries(Object.keys(keyOf).map((group) => [group, new Map()])) as Record<
      G,
      Map<string, T[]>
    >;
    for (const record of records) this.put(record);
  }

  get(id: string): T | undefined {
    return this.#byId.get(id);
  }

  /** The records that point to this key, in the order in which they came. */
  of(group: G, key: string): readonly T[] {
    return this.#groups[group].get(key) ?? [];
  }

  all(): T[] {
    return [...this.#byId.values()];
  }

  put(record: T): void {
    this.remove(record.id);
    this.#byId.set(record.id, record);
    for (const group of this.#groupNames()) {
      const key = this.#keyOf[group](record);
      if (key === undefined) continue;
      const own = this.#groups[group].get(key);
      if (own === undefined) this.#groups[group].set(key, [record]);
      else own.push(record);
    }
  }

  remove(id: string): void {
    const record = this.#byId.get(id);
    if (record === undefined) return;
    this.#byId.delete(id);
    for (const group of this.#groupNames()) {
      const key = this.#keyOf[group](record);
      if (key === undefined) continue;
      const left = this.of(group, key).filter((other) => other.id !== id);
      if (left.length === 0) this.#groups[group].delete(key);
      else this.#groups[group].set(key, left);
    }
  }

  #groupNames(): G[] {
    return Object.keys(this.#keyOf) as G[];
  }
}
