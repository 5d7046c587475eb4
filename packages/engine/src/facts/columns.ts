/**
 * Facts as columns: what is many (opinions, spells) stands in typed arrays, by subject, so that a figure runs through memory in order and
 * a million people cost no object each. Rows read from files become columns here; who holds columns already may score them as they are.
 */
import type { Day } from '../numbers/day.ts';
import { type Vector, vectorOf } from '../numbers/vector.ts';
import type { Fact, Facts, PaperFact, PointFact, RunClock, Spell, Subject, TallyFact } from './facts.ts';
import { byText } from './read.ts';

/** Words as codes into a list without repeats, in order of text. */
export interface WordColumn {
  readonly codes: Uint8Array | Uint16Array | Int32Array;
  readonly words: readonly string[];
}

/**
 * Values that one group of people gave on one indicator, or on one question of a poll. The entries of subject s stand from `start[s]` up
 * to, not including, `start[s + 1]`.
 */
export interface OpinionColumns {
  /** The raters' role or group; empty where they have none. */
  readonly group: string;
  /** One more than there are subjects. */
  readonly start: Int32Array;
  /** Numbers, or marks that the scheme gives numbers to. */
  readonly values: Vector | WordColumn;
  /** Every subject has exactly one entry. */
  readonly single?: boolean;
  /** How often each entry counts; absent: once. */
  readonly counts?: Int32Array;
  /** The day of each entry, where all have one or none needs one: `NO_DAY` where it has none. */
  readonly days?: Int32Array;
  /** The paper that each entry of a poll stands on, as a number of its own in the group; −1: none. */
  readonly paper?: Int32Array;
  /** Labels of the papers, by number. */
  readonly papers?: readonly string[];
  /** How many papers the group cast on the poll, void and blank ones among them, where a tally says so. */
  readonly cast?: number;
  /** Who gave each value, where that is known. */
  readonly rater?: WordColumn;
  /** Where entry k comes from: for messages and explanations, never for computing. */
  readonly fact: (entry: number) => Pick<Fact, 'id' | 'table' | 'row'>;
}
export const NO_DAY = -(2 ** 31);
export const isMarks = (values: Vector | WordColumn): values is WordColumn => 'codes' in values;

/** An attribute's spells, by subject as above, those of a subject in order of their first day, then of id. */
export interface SpellColumns {
  readonly start: Int32Array;
  readonly value: WordColumn;
  /** First and last days; `NO_DAY`: since always, `NO_END`: still. */
  readonly from: Int32Array;
  readonly to: Int32Array;
}
export const NO_END = 2 ** 31 - 1;

/** The people of a run, in order of id; one of them is made only where somebody looks at them. */
export interface SubjectColumns {
  readonly length: number;
  /** The population that the facts name for each, by id: a code, −1 where they name none. */
  readonly population: { readonly codes: Int16Array | Int32Array; readonly words: readonly string[] };
  /** The one with this index, which must be below `length`. */
  at(index: number): Subject;
}

/** The facts of one run, checked, as figures read them. */
export interface FactColumns extends Omit<Facts, 'subjects' | 'points' | 'papers' | 'tallies' | 'spells'> {
  readonly run: RunClock;
  readonly subjects: SubjectColumns;
  /** By indicator. */
  readonly points: ReadonlyMap<string, readonly OpinionColumns[]>;
  /** By poll and question, joined by `pollKey`. */
  readonly ballots: ReadonlyMap<string, readonly OpinionColumns[]>;
  /** By attribute. */
  readonly spells: ReadonlyMap<string, SpellColumns>;
}

export const pollKey = (poll: string, question = ''): string => `${poll}\n${question}`;

/** Rows as columns. */
export function columnsOf(facts: Facts, spells: ReadonlyMap<string, SpellColumns>): FactColumns {
  const subjects = facts.subjects.length;
  return {
    ...facts,
    subjects: subjectColumns(facts.subjects),
    points: pointColumns(facts.points, subjects),
    ballots: ballotColumns(facts.papers, facts.tallies, subjects),
    spells,
  };
}

/** All of them, as a list. */
export const everySubject = (subjects: SubjectColumns): Subject[] =>
  Array.from({ length: subjects.length }, (_, index) => subjects.at(index));

export function subjectColumns(subjects: readonly Subject[]): SubjectColumns {
  const codeOf = new Map<string, number>();
  const codes = Int32Array.from(subjects, ({ population }) => {
    if (population === undefined) return -1;
    const code = codeOf.get(population) ?? codeOf.size;
    codeOf.set(population, code);
    return code;
  });
  return {
    length: subjects.length,
    population: { codes, words: [...codeOf.keys()] },
    at(index) {
      const subject = subjects[index];
      if (subject === undefined) throw new Error(`no subject ${index}`);
      return subject;
    },
  };
}

/** A list of words as a column. */
function wordColumn(list: readonly string[]): WordColumn {
  const words = [...new Set(list)].sort(byText);
  const codeOf = new Map(words.map((word, code) => [word, code]));
  const size = words.length <= 256 ? Uint8Array : words.length <= 65_536 ? Uint16Array : Int32Array;
  const codes = new size(list.length);
  list.forEach((word, k) => {
    codes[k] = codeOf.get(word) as number;
  });
  return { codes, words };
}

function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}

/** Rows in order of their subjects (those of one subject in their given order), and where each subject's begin. */
function bySubject<T extends { readonly subject: number }>(
  rows: readonly T[],
  subjects: number,
): { readonly sorted: readonly T[]; readonly start: Int32Array } {
  const start = new Int32Array(subjects + 1);
  for (const { subject } of rows) start[subject + 1] = (start[subject + 1] as number) + 1;
  for (let s = 0; s < subjects; s++) start[s + 1] = (start[s + 1] as number) + (start[s] as number);
  const next = start.slice();
  const sorted = new Array<T>(rows.length);
  for (const row of rows) {
    const at = next[row.subject] as number;
    sorted[at] = row;
    next[row.subject] = at + 1;
  }
  return { sorted, start };
}

function pointColumns(points: readonly PointFact[], subjects: number): Map<string, OpinionColumns[]> {
  const found = new Map<string, OpinionColumns[]>();
  for (const [indicator, rows] of grouped(points, (p) => p.indicator)) {
    const roles = [...grouped(rows, (p) => p.role)].sort(([a], [b]) => byText(a, b));
    const columns = roles.map(([group, mine]): OpinionColumns => {
      const { sorted, start } = bySubject(mine, subjects);
      return {
        group,
        start,
        values: vectorOf(sorted.map((p) => p.value)),
        single: start.every((at, s) => at === s),
        rater: wordColumn(sorted.map((p) => p.rater)),
        ...(sorted.every((p) => p.date === undefined)
          ? {}
          : { days: Int32Array.from(sorted, (p) => p.date ?? NO_DAY) }),
        fact: (k) => sorted[k] as PointFact,
      };
    });
    found.set(indicator, columns);
  }
  return found;
}

function ballotColumns(
  papers: readonly PaperFact[],
  tallies: readonly TallyFact[],
  subjects: number,
): Map<string, OpinionColumns[]> {
  const found = new Map<string, OpinionColumns[]>();
  // A tally of nothing still says how many papers were cast.
  const votes: readonly (PaperFact | TallyFact)[] = [
    ...papers,
    ...tallies.filter((t) => t.count > 0 || t.cast !== undefined),
  ];
  for (const [key, rows] of grouped(votes, (f) => pollKey(f.poll, f.question))) {
    const groups = [...grouped(rows, (f) => f.group)].sort(([a], [b]) => byText(a, b));
    const columns = groups.map(([group, mine]): OpinionColumns => {
      const counted = mine.filter((f) => 'paper' in f || f.count > 0);
      const cast = mine.flatMap((f) => ('cast' in f && f.cast !== undefined ? [f.cast] : []));
      const { sorted, start } = bySubject(counted, subjects);
      const labels = wordColumn(sorted.flatMap((f) => ('paper' in f ? [f.paper] : [])));
      const paper = new Int32Array(sorted.length).fill(-1);
      let next = 0;
      sorted.forEach((f, k) => {
        if ('paper' in f) paper[k] = labels.codes[next++] as number;
      });
      return {
        group,
        start,
        values: wordColumn(sorted.map((f) => f.value)),
        ...(sorted.some((f) => 'count' in f)
          ? { counts: Int32Array.from(sorted, (f) => ('count' in f ? f.count : 1)) }
          : {}),
        paper,
        papers: labels.words,
        ...(cast.length === 0 ? {} : { cast: Math.max(...cast) }),
        fact: (k) => sorted[k] as PaperFact | TallyFact,
      };
    });
    found.set(key, columns);
  }
  return found;
}

export function spellColumns(spells: readonly Spell[], subjects: number): Map<string, SpellColumns> {
  const found = new Map<string, SpellColumns>();
  const first = (spell: Spell): Day => spell.from ?? NO_DAY;
  for (const [attribute, rows] of grouped(spells, (s) => s.attribute)) {
    const ordered = [...rows].sort((a, b) => first(a) - first(b) || byText(a.id, b.id));
    const { sorted, start } = bySubject(ordered, subjects);
    found.set(attribute, {
      start,
      value: wordColumn(sorted.map((s) => s.value)),
      from: Int32Array.from(sorted, first),
      to: Int32Array.from(sorted, (s) => s.to ?? NO_END),
    });
  }
  return found;
}
