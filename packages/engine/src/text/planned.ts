/** Words that the language reference describes and that are not built yet: named as such, so that nobody looks for a misspelling. */
const planned: ReadonlySet<string> = new Set(['expires', 'repeats', 'escalates']);

export const isPlanned = (word: string): boolean => planned.has(word);
