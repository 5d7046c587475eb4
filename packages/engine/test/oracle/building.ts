/** Small schemes and facts for the oracle's own tests; subjects are called by their ids. */
import type {
  EventFact,
  Facts,
  HistoryFact,
  ItemFact,
  MeasureFact,
  PaperFact,
  PointFact,
  Ruling,
  Spell,
  TallyFact,
} from '../../src/facts/facts.ts';
import type { Figure } from '../../src/scheme/figure.ts';
import type { Consequence, Scheme } from '../../src/scheme/scheme.ts';
import { type OracleOutcome, type OraclePopulation, oracleResults } from './index.ts';

/** A fact as a test writes it: what it leaves out is blank, the subject is an id. */
type Written<T> = Partial<Omit<T, 'subject'>> & { readonly subject: string };

export interface WrittenFacts {
  readonly subjects: readonly string[];
  readonly points?: readonly Written<PointFact>[];
  readonly papers?: readonly Written<PaperFact>[];
  readonly tallies?: readonly Written<TallyFact>[];
  readonly events?: readonly Written<EventFact>[];
  readonly items?: readonly Written<ItemFact>[];
  readonly measures?: readonly Written<MeasureFact>[];
  readonly spells?: readonly Written<Spell>[];
  readonly history?: readonly Written<HistoryFact>[];
  readonly rulings?: readonly Partial<Ruling>[];
}

/** `92.5` as the facts hold it. */
export function exact(text: string): PointFact['value'] {
  const [integer = '', decimals = ''] = text.split('.');
  return { units: BigInt(integer + decimals), places: decimals.length };
}

/** The period is days 1 to 100. */
export function factsOf(written: WrittenFacts): Facts {
  const subjects = [...written.subjects].sort();
  const complete = <T>(table: string, rows: readonly Written<T>[] = [], blank: Partial<T> = {}): T[] =>
    rows.map((row, index) => {
      const fact = { id: `${table}${index}`, table, row: index, corrects: [], ...blank, ...row };
      return { ...fact, subject: subjects.indexOf(row.subject) } as T;
    });
  return {
    run: { period: '2026Q1', from: 1, to: 100, asOf: 100 },
    subjects: subjects.map((id, row) => ({ id, name: id, row })),
    spells: complete<Spell>('spells', written.spells),
    links: [],
    points: complete<PointFact>('points', written.points, { rater: '', role: '' }),
    papers: complete<PaperFact>('papers', written.papers, { poll: 'p', group: '', question: '' }),
    tallies: complete<TallyFact>('tallies', written.tallies, { poll: 'p', group: '', question: '' }),
    events: complete<EventFact>('events', written.events, { level: '', count: 1, date: 50, key: '' }),
    items: complete<ItemFact>('items', written.items, { weight: exact('1'), exempt: false }),
    measures: complete<MeasureFact>('measures', written.measures, { period: '2026Q1', unit: '' }),
    rulings: (written.rulings ?? []).map(
      (r) => ({ kind: 'subject', target: '', setting: '', value: '', ...r }) as Ruling,
    ),
    history: complete<HistoryFact>('history', written.history, { scheme: 'test', period: '' }),
  };
}

/** A scheme with one population; the first figure is its total. */
export function schemeOf(figures: readonly Figure[], more: Partial<Scheme> = {}, grade?: string): Scheme {
  return {
    scheme: 'test',
    version: '1',
    name: '试',
    period: 'quarter',
    decimals: { places: 2, mode: 'half-up' },
    populations: [
      { id: 'staff', name: '干部', total: figures[0]?.id ?? '', ...(grade === undefined ? {} : { grade }) },
    ],
    figures,
    ...more,
  };
}

export function staff(scheme: Scheme, facts: WrittenFacts): OraclePopulation {
  const found = oracleResults(scheme, factsOf(facts)).populations.get('staff');
  if (found === undefined) throw new Error('no staff');
  return found;
}

/** A figure's outcome for every subject. */
export function outcomesOf(
  scheme: Scheme,
  figure: string,
  facts: WrittenFacts,
): Record<string, OracleOutcome | undefined> {
  return Object.fromEntries([...staff(scheme, facts).subjects].map(([id, s]) => [id, s.figures.get(figure)]));
}

/** A figure's outcome for the only subject, `a`. */
export const outcomeOf = (figures: readonly Figure[], figure: string, facts: Omit<WrittenFacts, 'subjects'> = {}) =>
  outcomesOf(schemeOf(figures), figure, { subjects: ['a'], ...facts }).a;

export function consequence(id: string, when: Consequence['when'], populations?: readonly string[]): Consequence {
  // biome-ignore lint/suspicious/noThenProperty: the scheme's own word, and never awaited.
  const plain: Consequence = { id, name: id, when, then: [] };
  return populations === undefined ? plain : { ...plain, for: populations };
}
