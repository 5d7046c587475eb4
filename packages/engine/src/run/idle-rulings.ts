/** Rulings that settle nothing: whoever wrote one believes that it does, so each is said, with why. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type Code, finding } from '../diagnostics/sentences.ts';
import { factPlace } from '../facts/cells.ts';
import type { Facts, Ruling } from '../facts/facts.ts';
import { spokenSetting } from '../facts/ruling-words.ts';
import { asWritten, rowText } from '../facts/strike-out.ts';
import type { RawFacts } from '../facts/tables.ts';
import { figureWord } from '../scheme/called.ts';
import { insideSplits } from '../scheme/tree.ts';
import { type GradeTerm, putsOff } from '../terms/grade/node.ts';
import type { GradeTrace } from '../terms/grade/trace.ts';
import { numbers } from './column.ts';
import type { Evaluated } from './evaluate.ts';
import type { OpenDecision } from './evaluating.ts';

interface Said {
  readonly code: Code;
  readonly values?: Readonly<Record<string, string>>;
}

/** `asked`: whether a figure asked for the ruling. Figures ask only where they would follow it. */
export function idleRulings(
  facts: Pick<Facts, 'rulings' | 'subjects'>,
  populations: readonly Evaluated[],
  asked: (ruling: Ruling) => boolean,
  raw: RawFacts,
): Diagnostic[] {
  if (facts.rulings.length === 0) return [];
  const targets = new Set(facts.rulings.map((r) => r.target));
  const indexOf = new Map(facts.subjects.flatMap(({ id }, index) => (targets.has(id) ? [[id, index] as const] : [])));
  const found: Diagnostic[] = [];
  for (const ruling of [...facts.rulings].sort((a, b) => a.row - b.row)) {
    const said =
      ruling.kind === 'subject' ? aboutSubject(ruling) : ruling.kind === 'pool' ? aboutPool(ruling) : undefined;
    if (said === undefined) continue;
    const place = factPlace(raw, 'rulings', ruling.row, '事项');
    found.push(finding(said.code, place, { target: asWritten(raw, ruling, 'target'), ...said.values }));
  }
  return [...found, ...populations.flatMap((p) => tooManySeats(p, facts.rulings, asked, raw))];

  function aboutSubject(ruling: Ruling): Said | undefined {
    const index = indexOf.get(ruling.target);
    if (index === undefined) throw new Error(`no subject ${ruling.target}`);
    for (const evaluated of populations) {
      const row = evaluated.rows.rowOf(index);
      if (row >= 0) return onSubject(ruling, row, evaluated, asked(ruling));
    }
    return { code: 'ruling-idle-outside' };
  }

  function aboutPool(ruling: Ruling): Said | undefined {
    if (asked(ruling)) return undefined;
    return { code: 'ruling-idle-pool', values: { level: ruling.setting.slice(ruling.setting.indexOf('.') + 1) } };
  }
}

function onSubject(ruling: Ruling, row: number, evaluated: Evaluated, asked: boolean): Said | undefined {
  const { setting } = ruling;
  if (setting === 'exception') return onException(ruling, row, evaluated);
  if (setting === 'grade') return onAdjustment(ruling, row, evaluated);
  if (setting === 'later') return onLater(row, evaluated);
  const rest = setting.slice(setting.indexOf('.') + 1);
  if (setting.startsWith('cent.')) return onCent(rest, evaluated, asked);
  return setting.startsWith('seat.') ? onSeat(rest, evaluated, asked) : onMissing(rest, row, evaluated, asked);
}

/** The grades worked out for a population. */
function gradesOf({ finished, run }: Evaluated): { readonly term: GradeTerm; readonly trace: GradeTrace }[] {
  return [...finished.keys()].flatMap((id) => {
    const { term } = run.figure(id);
    return term.kind === 'grade' ? [{ term, trace: run.trace(id) as GradeTrace }] : [];
  });
}

const elsewhere = ({ population }: Evaluated, setting: string): Said => ({
  code: 'ruling-idle-elsewhere',
  values: { population: population.name, setting },
});

function onException({ value }: Ruling, row: number, evaluated: Evaluated): Said | undefined {
  const grades = gradesOf(evaluated).filter(({ term }) => term.exceptions?.some((e) => e.id === value));
  if (grades.some(({ trace }) => trace.exceptions.has(row))) return undefined;
  return grades.length === 0 ? elsewhere(evaluated, spokenSetting('exception')) : { code: 'ruling-idle-ungraded' };
}

function onAdjustment({ value, target }: Ruling, row: number, evaluated: Evaluated): Said | undefined {
  const grades = gradesOf(evaluated).filter(({ term }) => term.adjust?.levels.includes(value));
  if (grades.some(({ trace }) => trace.adjusted.has(row))) return undefined;
  // An adjustment that the scheme doesn't let stand is an open decision.
  if (evaluated.open.some((d) => d.code.startsWith('adjust-') && d.subjects.includes(target))) return undefined;
  if (grades.length === 0) return elsewhere(evaluated, spokenSetting('grade'));
  if (grades.some(({ trace }) => trace.exceptions.has(row))) return { code: 'ruling-idle-exception' };
  if (grades.some(({ trace }) => trace.ungraded.has(row))) return { code: 'ruling-idle-ungraded' };
  // Who has reached a level and is without it lacks a precondition, old or new: that is told of the grade itself.
  const reached = grades.some(({ trace }) => (trace.reached[row] as number) >= 0);
  return reached ? undefined : { code: 'ruling-idle-not-graded' };
}

function onLater(row: number, evaluated: Evaluated): Said | undefined {
  const grades = gradesOf(evaluated).filter(({ term }) => putsOff(term));
  if (grades.some(({ trace }) => trace.later.has(row))) return undefined;
  return grades.length === 0 ? elsewhere(evaluated, spokenSetting('later')) : { code: 'ruling-idle-not-put-off' };
}

function onSeat(level: string, evaluated: Evaluated, asked: boolean): Said | undefined {
  if (asked) return undefined;
  const grades = gradesOf(evaluated).filter(({ term }) => term.seats?.some((s) => s.level === level));
  if (grades.length === 0) return elsewhere(evaluated, spokenSetting('seat', level));
  const shared = grades.every(({ term }) => {
    const { ranking } = term.ranking === undefined ? {} : numbers(evaluated.run.column(term.ranking));
    return ranking?.ties === 'share';
  });
  return { code: shared ? 'ruling-idle-ties-share' : 'ruling-idle-not-tied', values: { level } };
}

function onCent(id: string, evaluated: Evaluated, asked: boolean): Said | undefined {
  if (asked) return undefined;
  const name = figureWord(evaluated.run.scheme, id);
  if (!evaluated.finished.has(id)) return elsewhere(evaluated, spokenSetting('cent', name));
  return { code: 'ruling-idle-cent', values: { name } };
}

function onMissing(id: string, row: number, evaluated: Evaluated, asked: boolean): Said | undefined {
  const column = evaluated.finished.get(id)?.column;
  const name = figureWord(evaluated.run.scheme, id);
  if (column === undefined) {
    // Inside a split a figure is computed for each stretch and keeps no column of its own.
    if (asked) return undefined;
    const inside = insideSplits(evaluated.run.scheme).get(id);
    return inside !== undefined && evaluated.finished.has(inside)
      ? { code: 'ruling-idle-not-missing', values: { name } }
      : elsewhere(evaluated, spokenSetting('missing', name));
  }
  const absence = column.absent.at(row);
  switch (absence?.kind) {
    case undefined:
      return asked ? undefined : { code: 'ruling-idle-not-missing', values: { name } };
    case 'notApplicable': {
      const ruledOut = asked && absence.because.some((b) => b.code === 'ruled-out' && b.figure === id);
      return ruledOut ? undefined : { code: 'ruling-idle-not-applicable', values: { name } };
    }
    case 'open':
      return asked ? undefined : { code: 'ruling-idle-open', values: { name } };
    case 'missing':
    case 'held':
      return { code: 'ruling-still-missing', values: { name } };
  }
}

/** More are ruled to have a seat than there are: the decision stays open, and the next run would ask for the same again. */
function tooManySeats(
  { open, population }: Evaluated,
  rulings: readonly Ruling[],
  asked: (ruling: Ruling) => boolean,
  raw: RawFacts,
): Diagnostic[] {
  return open.flatMap((decision) => {
    const { seats, level } = decision.values;
    if (seats === undefined || level === undefined || !contested.includes(decision.code)) return [];
    const yes = rulings
      .filter((r) => r.setting === `seat.${level}` && r.value === 'yes' && asked(r))
      .filter((r) => concerns(r, decision, population.id))
      .sort((a, b) => a.row - b.row);
    const [first] = yes;
    if (first === undefined || yes.length <= Number(seats)) return [];
    const rows = yes.map((r) => rowText(raw, r)).join('、');
    const values = { level, seats, count: String(yes.length), rows };
    return [finding('ruling-seats-too-many', factPlace(raw, 'rulings', first.row, '决定'), values)];
  });
}

const contested: readonly string[] = ['tie-at-last-seat', 'tie-at-floor', 'exception-no-seat', 'remainder-tie'];

function concerns({ kind, target }: Ruling, { code, subjects, values }: OpenDecision, population: string): boolean {
  if (code !== 'remainder-tie') return kind === 'subject' && subjects.includes(target);
  return kind === 'pool' && (values.pools ?? '').split('、').some((pool) => target === `${population}/${pool}`);
}
