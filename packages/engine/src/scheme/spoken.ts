/** What people call the things of a scheme. */

export interface Named {
  readonly id: string;
  readonly name?: string;
}

/** Names where they lead to one thing, ids where a name is missing, shared, or another's id; in the order of the things. */
export function spoken(things: readonly Named[]): string[] {
  const bearers = new Map<string, Set<string>>();
  for (const { id, name } of things) {
    for (const word of name === undefined ? [id] : [id, name]) {
      const ids = bearers.get(word);
      if (ids === undefined) bearers.set(word, new Set([id]));
      else ids.add(id);
    }
  }
  return things.map(({ id, name }) => (name !== undefined && bearers.get(name)?.size === 1 ? name : id));
}

/** One word for each id: its name where one leads to it alone. */
export function spokenOnce(things: readonly Named[]): string[] {
  const words = new Map<string, string>();
  spoken(things).forEach((word, i) => {
    const { id } = things[i] as Named;
    if (words.get(id) === undefined || words.get(id) === id) words.set(id, word);
  });
  return [...words.values()];
}
