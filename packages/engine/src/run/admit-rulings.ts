/** Holds rulings against the scheme: what they settle must exist, and they may say only what the scheme lets them. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { finding } from '../diagnostics/sentences.ts';
import { listed } from '../facts/admit-names.ts';
import type { Attributes } from '../facts/attributes.ts';
import { factPlace } from '../facts/cells.ts';
import type { Facts, Ruling } from '../facts/facts.ts';
import { entriesOf } from '../facts/names.ts';
import type { Unread } from '../facts/read.ts';
import { spokenAnswers, spokenKinds, spokenSetting } from '../facts/ruling-words.ts';
import { asWritten, rowText } from '../facts/strike-out.ts';
import type { RawFacts } from '../facts/tables.ts';
import { whoIsMeant } from '../facts/who-is-meant.ts';
import { compare, one, parseExact, zero } from '../numbers/exact.ts';
import { amountValues } from '../scheme/amount-values.ts';
import { figureWord } from '../scheme/called.ts';
import type { Checking } from '../scheme/checking.ts';
import { makeChecking } from '../scheme/checking-scheme.ts';
import type { Figure } from '../scheme/figure.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { type Named, spokenOnce } from '../scheme/spoken.ts';
import { placedFigures } from '../scheme/tree.ts';
import { statedPeople } from '../terms/grade/bound.ts';
import { type GradeTerm, putsOff } from '../terms/grade/node.ts';
import { nearest } from '../text/nearest.ts';
import { missingRuling } from './admit-missing.ts';
import type { Checked } from './checked-ruling.ts';
import type { Members } from './figures-read.ts';
import { poolsOfThose, poolsWithSeats } from './pool-names.ts';

const yesNo = ['yes', 'no'];

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
  const { polls } = entriesOf(scheme);
  const terms = figures.flatMap((f) => (f.term.kind === 'grade' ? [f.term] : []));
  const seen = new Map<string, Ruling>();
  // In the order of the file, so that the later of two is the one that is told to name the other.
  const whom = whoIsMeant(facts.subjects);
  const rulings = [...facts.rulings]
    .sort((a, b) => a.row - b.row)
    .map((ruling): Ruling => {
      const report: Checked['report'] = (code, column, values) => {
        diagnostics.push(finding(code, factPlace(raw, 'rulings', ruling.row, column), values));
      };
      // Sentences repeat what people wrote, not what it was taken for.
      const written: Checked['written'] = (column) => asWritten(raw, ruling, column);
      const checked: Checked = { ruling, written, report };
      let settled = ruling;
      if (ruling.kind === 'subject') {
        const { target } = ruling;
        if (!subjects.has(target) && !around.unread.who) {
          report('ruling-target-unknown', '针对', { target, ...whom(target), known: '' });
        }
        subjectRuling(checked, figures, terms, checking);
      } else if (ruling.kind === 'pool') settled = poolRuling(checked, scheme, terms, around);
      else if (ruling.kind === 'poll') pollRuling(checked, polls);
      else if (ruling.kind === 'run') {
        report('ruling-run-nothing', '类别', { known: Object.values(spokenKinds).join('、') });
      }
      if (settled.kind !== 'fact' && settled.doubtful === undefined) {
        const { kind, target, setting } = settled;
        const key = `${kind}\n${target}\n${setting}`;
        const before = seen.get(key);
        if (before === undefined) seen.set(key, settled);
        else {
          const values = { target: written('target'), setting: written('setting'), first: rowText(raw, before) };
          report('ruling-twice', '事项', values);
        }
      }
      return settled;
    });
  return { ...facts, rulings: rulings.sort((a, b) => (a.id < b.id ? -1 : 1)) };
}

/** `known`: the values as people write them. */
function expectValue(
  { ruling, written, report }: Checked,
  values: readonly string[],
  known: readonly string[] = values,
): void {
  if (values.includes(ruling.value)) return;
  const said = { setting: written('setting'), found: written('value'), known: known.join('、') };
  report('ruling-value-unknown', '决定', said);
}

function subjectRuling(
  checked: Checked,
  figures: readonly Figure[],
  terms: readonly GradeTerm[],
  checking: Checking,
): void {
  const { setting } = checked.ruling;
  if (setting === 'exception') {
    const known = terms.flatMap((t) => t.exceptions ?? []);
    if (known.length === 0) withoutWord(checked, 'exceptions', terms);
    else expectValue(checked, [...known.map((e) => e.id)], spokenOnce(known));
  } else if (setting === 'grade') {
    const levels = [...new Set(terms.flatMap((t) => t.adjust?.levels ?? []))];
    if (levels.length === 0) withoutWord(checked, 'adjust', terms);
    else expectValue(checked, levels);
  } else if (setting === 'later') {
    const levels = terms.filter(putsOff).flatMap((t) => t.levels.map(({ level }) => level));
    if (levels.length === 0) withoutWord(checked, 'outcome: later', terms);
    else expectValue(checked, [...new Set(levels)]);
  } else if (setting === 'seat' || setting.startsWith('seat.')) seatRuling(checked, terms);
  else if (setting.startsWith('missing.')) missingRuling(checked, figures, checking);
  else if (setting === 'cent' || setting.startsWith('cent.')) centRuling(checked, figures, checking);
  else {
    const known = [
      spokenSetting('exception'),
      spokenSetting('grade'),
      spokenSetting('later'),
      spokenSetting('seat', '等次'),
      spokenSetting('missing', '指标'),
      spokenSetting('cent', '指标'),
    ];
    checked.report('ruling-setting-unknown', '事项', { setting: checked.written('setting'), known: known.join('、') });
  }
}

/** A ruling for which the scheme would have to say something: with what can be ruled instead. */
function withoutWord(
  { written, report }: Checked,
  word: 'adjust' | 'exceptions' | 'outcome: later',
  terms: readonly GradeTerm[],
): void {
  const seats = [...new Set(terms.flatMap((t) => (t.seats ?? []).map((s) => s.level)))];
  const known = [
    ...(terms.some((t) => t.exceptions !== undefined) ? [spokenSetting('exception')] : []),
    ...(terms.some((t) => t.adjust !== undefined) ? [spokenSetting('grade')] : []),
    ...(terms.some(putsOff) ? [spokenSetting('later')] : []),
    ...seats.map((level) => spokenSetting('seat', level)),
    spokenSetting('missing', '指标'),
  ];
  report('ruling-setting-not-in-scheme', '事项', { setting: written('setting'), word, known: known.join('、') });
}

/** A ruling names the figure whose last cents it gives. */
function centRuling(checked: Checked, figures: readonly Figure[], { scheme }: Checking): void {
  const { ruling, written, report } = checked;
  const divided = figures.filter((f) => f.term.kind === 'divide');
  if (divided.some((f) => ruling.setting === `cent.${f.id}`)) expectValue(checked, yesNo, spokenAnswers);
  else {
    const known =
      divided.map((f) => spokenSetting('cent', figureWord(scheme, f.id))).join('、') || '（方案没有要分配的总额）';
    report('ruling-setting-unknown', '事项', { setting: written('setting'), known });
  }
}

/** A ruling names the level whose seat it settles: several may be limited. */
function seatRuling(checked: Checked, terms: readonly GradeTerm[]): void {
  if (limitedLevel(checked, 'seat', terms)) expectValue(checked, yesNo, spokenAnswers);
}

/** Whether the setting names a level that has seats (`seat.优秀`); reports it where not. */
function limitedLevel({ ruling, report }: Checked, what: 'seat' | 'share', terms: readonly GradeTerm[]): boolean {
  const level = ruling.setting.slice(what.length + 1);
  const rules = terms.flatMap((t) => t.seats ?? []);
  const fitting = what === 'seat' ? rules : rules.filter((rule) => statedPeople(rule) === undefined);
  const limited = [...new Set(fitting.map((s) => s.level))];
  if (limited.includes(level)) return true;
  const known = limited.map((l) => spokenSetting(what, l)).join('、') || '（方案没有名额）';
  const graded = terms.some((t) => t.levels.some((l) => l.level === level));
  if (level === '') report('ruling-seat-level', '事项', { known });
  else if (rules.some((s) => s.level === level)) report('ruling-share-stated', '事项', { level, known });
  else report(graded ? 'ruling-seat-unlimited' : 'ruling-seat-no-level', '事项', { level, known });
  return false;
}

function pollRuling(checked: Checked, polls: readonly Named[]): void {
  const { ruling, written, report } = checked;
  const { target, setting } = ruling;
  if (!polls.some((p) => p.id === target)) {
    const known = spokenOnce(polls);
    const near = nearest(target, [...known, ...polls.map((p) => p.id)]) ?? '';
    report('ruling-target-unknown', '针对', { target, named: '', near, known: listed(known) });
  }
  if (setting === 'void') expectValue(checked, yesNo, spokenAnswers);
  else report('ruling-setting-unknown', '事项', { setting: written('setting'), known: spokenSetting('void') });
}

/** The ruling with its pool as `POPULATION/POOL`: the same unit may be a pool of several populations. */
function poolRuling(checked: Checked, scheme: Scheme, terms: readonly GradeTerm[], around: Surroundings): Ruling {
  const { ruling, written, report } = checked;
  const { setting, target } = ruling;
  const [what = ''] = setting.split('.', 1);
  if (what !== 'seat' && what !== 'share') {
    const levels = [...new Set(terms.flatMap((t) => (t.seats ?? []).map((s) => s.level)))];
    const known = levels.flatMap((l) => [spokenSetting('share', l), spokenSetting('seat', l)]).join('、');
    const values = { setting: written('setting'), known: known || '（方案没有名额）' };
    report('ruling-setting-unknown', '事项', values);
    return ruling;
  }
  if (!limitedLevel(checked, what, terms)) return ruling;
  const level = setting.slice(what.length + 1);
  if (what === 'seat') expectValue(checked, yesNo, spokenAnswers);
  else {
    const share = parseExact(ruling.value);
    if (share === undefined || compare(share, zero) < 0 || compare(share, one) > 0) {
      report('ruling-value-unknown', '决定', {
        setting: written('setting'),
        found: written('value'),
        known: '0% 到 100% 的比例',
      });
    }
  }
  const byPopulation = poolsWithSeats(scheme, level, around.members, around.attributes);
  const pools = [...byPopulation];
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
  else if (poolsKnown(around.unread)) {
    const meant = poolsOfThose(target, byPopulation, scheme, around.attributes);
    if (meant.length > 0) {
      report('ruling-pool-elsewhere', '针对', { target: written('target'), level, pools: meant.join('”“') });
      return ruling;
    }
    const all = [...new Set(pools.flatMap(([, names]) => [...names.keys()]))];
    const near = nearest(target, all) ?? '';
    report('ruling-target-unknown', '针对', { target, named: '', near, known: listed(all) });
  }
  return ruling;
}

/** Whether every row that makes a pool could be read. */
const poolsKnown = ({ tables }: Unread): boolean =>
  (['run', 'subjects', 'spells', 'events', 'history'] as const).every((table) => !tables.has(table));
