/** Holds rulings against the scheme: what they settle must exist, and they may say only what the scheme lets them. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type Code, finding } from '../diagnostics/sentences.ts';
import type { Attributes } from '../facts/attributes.ts';
import { factPlace } from '../facts/cells.ts';
import type { Facts, Ruling } from '../facts/facts.ts';
import type { Unread } from '../facts/read.ts';
import { rowText } from '../facts/strike-out.ts';
import type { RawFacts } from '../facts/tables.ts';
import { compare, type Exact, formatShort, one, parseExact, trim, zero } from '../numbers/exact.ts';
import { amountValues } from '../scheme/amount-values.ts';
import type { Checking } from '../scheme/checking.ts';
import { makeChecking } from '../scheme/checking-scheme.ts';
import type { Figure } from '../scheme/figure.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { placedFigures } from '../scheme/tree.ts';
import { statedPeople } from '../terms/grade/bound.ts';
import type { GradeTerm } from '../terms/grade/node.ts';
import { termOf } from '../terms/index.ts';
import { nearest } from '../text/nearest.ts';
import { type Members, poolsWithSeats } from './pool-names.ts';

const yesNo = ['yes', 'no', '是', '否'];

export interface Surroundings {
  readonly unread: Unread;
  readonly members: Members;
  readonly attributes: Attributes;
}

/** The facts with every pool that a ruling names as `POPULATION/POOL`; reports what can't be ruled. */
export function admitRulings(
  facts: Facts,
  scheme: Scheme,
  raw: RawFacts,
  around: Surroundings,
  diagnostics: Diagnostic[],
): Facts {
  const placed = placedFigures(scheme);
  const figures = placed.map((p) => p.figure);
  // The scheme was checked before: here its bounds are only asked for.
  const checking = makeChecking(
    scheme,
    new Map(placed.map((p) => [p.figure.id, p])),
    amountValues(scheme),
    () => undefined,
  );
  const subjects = new Set(facts.subjects.map((s) => s.id));
  const polls = new Set(figures.flatMap((f) => (f.term.kind === 'ballots' ? [f.term.poll] : [])));
  const terms = figures.flatMap((f) => (f.term.kind === 'grade' ? [f.term] : []));
  const seen = new Map<string, Ruling>();
  // In the order of the file, so that the later of two is the one that is told to name the other.
  const rulings = [...facts.rulings]
    .sort((a, b) => a.row - b.row)
    .map((ruling): Ruling => {
      const report = (code: Code, column: string, values: Record<string, string>): void => {
        diagnostics.push(finding(code, factPlace(raw, 'rulings', ruling.row, column), values));
      };
      let settled = ruling;
      if (ruling.kind === 'subject') {
        if (!subjects.has(ruling.target) && !around.unread.who) {
          report('ruling-target-unknown', '针对', { target: ruling.target });
        }
        subjectRuling(ruling, figures, terms, checking, report);
      } else if (ruling.kind === 'pool') settled = poolRuling(ruling, scheme, terms, around, report);
      else if (ruling.kind === 'poll') {
        if (!polls.has(ruling.target)) report('ruling-target-unknown', '针对', { target: ruling.target });
        expectSetting(ruling, ['void'], yesNo, report);
      } else if (ruling.kind === 'run')
        report('ruling-setting-unknown', '事项', { setting: ruling.setting, known: '（无）' });
      if (settled.kind !== 'fact' && settled.doubtful === undefined) {
        const { kind, target, setting } = settled;
        const key = `${kind}\n${target}\n${setting}`;
        const before = seen.get(key);
        if (before === undefined) seen.set(key, settled);
        else report('ruling-twice', '事项', { target: ruling.target, setting, first: rowText(raw, before) });
      }
      return settled;
    });
  return { ...facts, rulings: rulings.sort((a, b) => (a.id < b.id ? -1 : 1)) };
}

type Report = (code: Code, column: string, values: Record<string, string>) => void;

function expectSetting(ruling: Ruling, settings: readonly string[], values: readonly string[], report: Report): void {
  if (!settings.includes(ruling.setting)) {
    report('ruling-setting-unknown', '事项', { setting: ruling.setting, known: settings.join('、') });
  } else if (!values.includes(ruling.value)) {
    report('ruling-value-unknown', '决定', { setting: ruling.setting, found: ruling.value, known: values.join('、') });
  }
}

function subjectRuling(
  ruling: Ruling,
  figures: readonly Figure[],
  terms: readonly GradeTerm[],
  checking: Checking,
  report: Report,
): void {
  const { setting } = ruling;
  if (setting === 'exception') {
    const known = terms.flatMap((t) => (t.exceptions ?? []).map((e) => e.id));
    expectSetting(ruling, ['exception'], known, report);
  } else if (setting === 'grade') {
    const known = terms.flatMap((t) => t.adjust?.levels ?? []);
    expectSetting(ruling, ['grade'], known, report);
  } else if (setting === 'seat' || setting.startsWith('seat.')) seatRuling(ruling, terms, report);
  else if (setting.startsWith('missing.')) missingRuling(ruling, figures, checking, report);
  else if (setting.startsWith('cent.')) {
    const known = figures.filter((f) => f.term.kind === 'divide').map((f) => `cent.${f.id}`);
    expectSetting(ruling, known, yesNo, report);
  } else {
    const known = 'exception、grade、seat.等次、missing.指标编号、cent.指标编号';
    report('ruling-setting-unknown', '事项', { setting, known });
  }
}

/** A ruling names the level whose seat it settles: several may be limited. */
function seatRuling(ruling: Ruling, terms: readonly GradeTerm[], report: Report): void {
  if (limitedLevel(ruling, 'seat', terms, report)) expectSetting(ruling, [ruling.setting], yesNo, report);
}

/** Whether the setting names a level that has seats (`seat.优秀`); reports it where not. */
function limitedLevel(
  { setting }: Ruling,
  what: 'seat' | 'share',
  terms: readonly GradeTerm[],
  report: Report,
): boolean {
  const level = setting.slice(what.length + 1);
  const rules = terms.flatMap((t) => t.seats ?? []);
  const fitting = what === 'seat' ? rules : rules.filter((rule) => statedPeople(rule) === undefined);
  const limited = [...new Set(fitting.map((s) => s.level))];
  if (limited.includes(level)) return true;
  const known = limited.map((l) => `${what}.${l}`).join('、') || '（方案没有名额）';
  const graded = terms.some((t) => t.levels.some((l) => l.level === level));
  if (level === '') report('ruling-seat-level', '事项', { known });
  else if (rules.some((s) => s.level === level)) report('ruling-share-stated', '事项', { level, known });
  else report(graded ? 'ruling-seat-unlimited' : 'ruling-seat-no-level', '事项', { level, known });
  return false;
}

function missingRuling(ruling: Ruling, figures: readonly Figure[], checking: Checking, report: Report): void {
  const { setting } = ruling;
  const id = setting.slice('missing.'.length);
  const figure = figures.find((f) => f.id === id);
  if (figure === undefined) {
    const near =
      nearest(
        id,
        figures.map((f) => f.id),
      ) ?? '';
    report('ruling-setting-unknown', '事项', { setting, known: near === '' ? 'missing.指标编号' : `missing.${near}` });
    return;
  }
  const words = wordsFor(figure);
  if (words.includes(ruling.value)) return;
  const value = checking.gives(figure) === 'number' ? parseExact(ruling.value) : undefined;
  if (value !== undefined) admitValue(value, ruling, figure, checking, report);
  else {
    const known = checking.gives(figure) === 'number' ? ['一个数', ...words] : words;
    report('ruling-value-unknown', '决定', { setting, found: ruling.value, known: known.join('、') });
  }
}

/** A ruled value is one that the term could have given: within its bounds and places. Rounding, cap and floor come after, as for any value. */
function admitValue(value: Exact, ruling: Ruling, figure: Figure, checking: Checking, report: Report): void {
  const { low, high, places } = termOf(figure.term).bounds(figure, checking);
  const allowed = Math.max(places, checking.scheme.decimals.places);
  const found = ruling.value;
  const share = high !== undefined && compare(high, one) <= 0;
  if (found.endsWith('%') && !share) report('value-percent', '决定', { column: '决定', found });
  else if ((low && compare(value, low) < 0) || (high && compare(value, high) > 0)) {
    const text = (bound: Exact | undefined): string => (bound === undefined ? '（不限）' : formatShort(bound));
    report('value-out-of-range', '决定', { column: '决定', found, low: text(low), high: text(high) });
  } else if (trim(value).places > allowed) {
    report('value-places', '决定', { column: '决定', found, places: String(allowed) });
  }
}

/** Words that a ruling may use for a figure without a value: those that its term can act on. */
function wordsFor({ term }: Figure): string[] {
  if (term.kind === 'sum') {
    // Rescaling needs to know what each part is worth.
    const worths = term.parts.every((part) => part.subtract || part.worth !== undefined);
    return worths ? ['skip', 'rescale'] : ['skip'];
  }
  if (term.kind === 'weigh') return ['skip', 'redistribute'];
  if (term.kind === 'highest' || term.kind === 'lowest') return ['skip'];
  const grouped =
    (term.kind === 'points' && term.roles !== undefined) || (term.kind === 'ballots' && term.groups !== undefined);
  return grouped ? ['skip', 'redistribute'] : termOf(term).asks === 'always' ? ['skip'] : [];
}

/** The ruling with its pool as `POPULATION/POOL`: the same unit may be a pool of several populations. */
function poolRuling(
  ruling: Ruling,
  scheme: Scheme,
  terms: readonly GradeTerm[],
  around: Surroundings,
  report: Report,
): Ruling {
  const { setting, target } = ruling;
  const [what = ''] = setting.split('.', 1);
  if (what !== 'seat' && what !== 'share') {
    const levels = [...new Set(terms.flatMap((t) => (t.seats ?? []).map((s) => s.level)))];
    const known = levels.flatMap((l) => [`share.${l}`, `seat.${l}`]).join('、') || '（方案没有名额）';
    report('ruling-setting-unknown', '事项', { setting, known });
    return ruling;
  }
  if (!limitedLevel(ruling, what, terms, report)) return ruling;
  const level = setting.slice(what.length + 1);
  if (what === 'seat') expectSetting(ruling, [setting], yesNo, report);
  else {
    const share = parseExact(ruling.value);
    if (share === undefined || compare(share, zero) < 0 || compare(share, one) > 0) {
      report('ruling-value-unknown', '决定', { setting, found: ruling.value, known: '0% 到 100% 的比例' });
    }
  }
  const pools = [...poolsWithSeats(scheme, level, around.members, around.attributes)];
  const cut = target.indexOf('/');
  const named = pools.filter(
    ([{ id, name }, names]) => cut > 0 && [id, name].includes(target.slice(0, cut)) && names.has(target.slice(cut + 1)),
  );
  const meant =
    named.length > 0
      ? named.map(([{ id }]) => `${id}/${target.slice(cut + 1)}`)
      : pools.flatMap(([{ id }, names]) => (names.has(target) ? [`${id}/${target}`] : []));
  const [only] = meant;
  if (meant.length > 1) report('ruling-target-ambiguous', '针对', { target, choices: meant.join('、') });
  else if (only !== undefined) return { ...ruling, target: only };
  else if (poolsKnown(around.unread)) report('ruling-target-unknown', '针对', { target });
  return ruling;
}

/** Whether every row that makes a pool could be read. */
const poolsKnown = ({ tables }: Unread): boolean =>
  (['run', 'subjects', 'spells', 'events', 'history'] as const).every((table) => !tables.has(table));
