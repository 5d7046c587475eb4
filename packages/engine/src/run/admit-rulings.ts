/** Holds rulings against the scheme: what they settle must exist, and they may say only what the scheme lets them. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type Code, finding } from '../diagnostics/sentences.ts';
import { factPlace } from '../facts/cells.ts';
import type { Facts, Ruling } from '../facts/facts.ts';
import type { RawFacts } from '../facts/tables.ts';
import { compare, one, parseExact, zero } from '../numbers/exact.ts';
import type { Figure } from '../scheme/figure.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { placedFigures } from '../scheme/tree.ts';
import type { GradeTerm } from '../terms/grade.ts';
import { termOf } from '../terms/index.ts';
import { nearest } from '../text/nearest.ts';

const yesNo = ['yes', 'no', '是', '否'];

export function admitRulings(facts: Facts, scheme: Scheme, raw: RawFacts): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const figures = placedFigures(scheme).map((p) => p.figure);
  const subjects = new Set(facts.subjects.map((s) => s.id));
  const polls = new Set(figures.flatMap((f) => (f.term.kind === 'ballots' ? [f.term.poll] : [])));
  const pools = new Set(['全体', ...facts.spells.map((s) => s.value)]);
  const terms = figures.flatMap((f) => (f.term.kind === 'grade' ? [f.term] : []));
  for (const ruling of facts.rulings) {
    const report = (code: Code, column: string, values: Record<string, string>): void => {
      diagnostics.push(finding(code, factPlace(raw, 'rulings', ruling.row, column), values));
    };
    if (ruling.kind === 'subject') {
      if (!subjects.has(ruling.target)) report('ruling-target-unknown', '针对', { target: ruling.target });
      subjectRuling(ruling, figures, terms, report);
    } else if (ruling.kind === 'pool') poolRuling(ruling, terms, pools, report);
    else if (ruling.kind === 'poll') {
      if (!polls.has(ruling.target)) report('ruling-target-unknown', '针对', { target: ruling.target });
      expectSetting(ruling, ['void'], yesNo, report);
    } else if (ruling.kind === 'run')
      report('ruling-setting-unknown', '事项', { setting: ruling.setting, known: '（无）' });
  }
  return diagnostics;
}

type Report = (code: Code, column: string, values: Record<string, string>) => void;

function expectSetting(ruling: Ruling, settings: readonly string[], values: readonly string[], report: Report): void {
  if (!settings.includes(ruling.setting)) {
    report('ruling-setting-unknown', '事项', { setting: ruling.setting, known: settings.join('、') });
  } else if (!values.includes(ruling.value)) {
    report('ruling-value-unknown', '决定', { setting: ruling.setting, found: ruling.value, known: values.join('、') });
  }
}

function subjectRuling(ruling: Ruling, figures: readonly Figure[], terms: readonly GradeTerm[], report: Report): void {
  const { setting } = ruling;
  if (setting === 'exception') {
    const known = terms.flatMap((t) => (t.exceptions ?? []).map((e) => e.id));
    expectSetting(ruling, ['exception'], known, report);
  } else if (setting === 'grade') {
    const known = terms.flatMap((t) => t.adjust?.levels ?? []);
    expectSetting(ruling, ['grade'], known, report);
  } else if (setting === 'seat') expectSetting(ruling, ['seat'], yesNo, report);
  else if (setting.startsWith('missing.')) missingRuling(ruling, figures, report);
  else if (setting.startsWith('cent.')) {
    const known = figures.filter((f) => f.term.kind === 'divide').map((f) => `cent.${f.id}`);
    expectSetting(ruling, known, yesNo, report);
  } else {
    const known = 'exception、grade、seat、missing.指标编号';
    report('ruling-setting-unknown', '事项', { setting, known });
  }
}

function missingRuling(ruling: Ruling, figures: readonly Figure[], report: Report): void {
  const id = ruling.setting.slice('missing.'.length);
  const figure = figures.find((f) => f.id === id);
  if (figure === undefined) {
    const near =
      nearest(
        id,
        figures.map((f) => f.id),
      ) ?? '';
    report('ruling-setting-unknown', '事项', {
      setting: ruling.setting,
      known: near === '' ? 'missing.指标编号' : `missing.${near}`,
    });
  } else if (!wordsFor(figure).includes(ruling.value) && parseExact(ruling.value) === undefined) {
    report('ruling-value-unknown', '决定', {
      setting: ruling.setting,
      found: ruling.value,
      known: ['一个数', ...wordsFor(figure)].join('、'),
    });
  }
}

/** Words that a ruling may use for a figure without a value: those that its term can act on. */
function wordsFor({ term }: Figure): string[] {
  if (term.kind === 'sum') return ['skip', 'rescale'];
  if (term.kind === 'weigh') return ['skip', 'redistribute'];
  const grouped =
    (term.kind === 'points' && term.roles !== undefined) || (term.kind === 'ballots' && term.groups !== undefined);
  return grouped ? ['skip', 'redistribute'] : termOf(term).asks === 'always' ? ['skip'] : [];
}

/** A pool is named after an attribute's value, or is everybody. */
function poolRuling(ruling: Ruling, terms: readonly GradeTerm[], pools: ReadonlySet<string>, report: Report): void {
  if (!pools.has(ruling.target)) report('ruling-target-unknown', '针对', { target: ruling.target });
  const [what, level = ''] = ruling.setting.split('.');
  const levels = terms.flatMap((t) => (t.seats ?? []).map((s) => s.level));
  if ((what !== 'share' && what !== 'seat') || !levels.includes(level)) {
    const known = levels.flatMap((l) => [`share.${l}`, `seat.${l}`]).join('、') || '（方案没有名额）';
    report('ruling-setting-unknown', '事项', { setting: ruling.setting, known });
    return;
  }
  if (what === 'seat') expectSetting(ruling, [ruling.setting], yesNo, report);
  else {
    const share = parseExact(ruling.value);
    if (share === undefined || compare(share, zero) < 0 || compare(share, one) > 0) {
      report('ruling-value-unknown', '决定', {
        setting: ruling.setting,
        found: ruling.value,
        known: '0% 到 100% 的比例',
      });
    }
  }
}
