/** Names as people paste them: from a document with a name a line or with 、 between them, or columns copied out of a spreadsheet. */
export interface PastedName {
  readonly name: string;
  /** What stands under it: unit and post. */
  readonly line?: string;
}

export interface PastedNames {
  readonly names: readonly PastedName[];
  /** Names that stood there twice, or are there already; taken once. */
  readonly twice: readonly string[];
}

/** Longest name that a paper shows on a phone without being cut. */
const LONGEST = 60;

/** Reads what was typed or pasted; `there` are names that the paper already has. Numbering at the front of a line is left out. */
export function readNames(text: string, there: readonly string[] = []): PastedNames {
  const rows = text.split(/\r?\n/).flatMap((row) => (row.includes('\t') ? [row] : row.split(/[、，,；;]/)));
  const known = new Set(there);
  const twice = new Set<string>();
  const names = rows.flatMap((row): PastedName[] => {
    const [first = '', ...rest] = row.split('\t').map((cell) => cell.trim());
    const name = withoutNumber(first, rest).slice(0, LONGEST);
    if (name === '') return [];
    if (known.has(name)) {
      twice.add(name);
      return [];
    }
    known.add(name);
    const line = (/^\d+$/.test(first) ? rest.slice(1) : rest).filter((cell) => cell !== '').join(' ');
    return [{ name, ...(line === '' ? {} : { line }) }];
  });
  return { names, twice: [...twice] };
}

/** `1. 甲`, `（2）乙` and a column of numbers of its own. A name that begins with digits, such as 2号项目, stays whole. */
function withoutNumber(first: string, rest: readonly string[]): string {
  if (/^\d+$/.test(first)) return rest[0] ?? '';
  return first.replace(/^(?:\d+\s*[.．)）]|[（(]\d+[)）])\s*/, '');
}
