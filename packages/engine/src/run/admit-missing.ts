/** Rulings that settle a figure for which facts lack: a number that the term could have given, or a word that it can act on. */
import { listed } from '../facts/admit-names.ts';
import { spokenLeftOut, spokenSetting } from '../facts/ruling-words.ts';
import { compare, type Exact, formatShort, one, parseExact, trim } from '../numbers/exact.ts';
import { calledFigures, figureWord } from '../scheme/called.ts';
import type { Checking } from '../scheme/checking.ts';
import type { Figure } from '../scheme/figure.ts';
import { placedFigures } from '../scheme/tree.ts';
import { termOf } from '../terms/index.ts';
import { nearest } from '../text/nearest.ts';
import type { Checked } from './checked-ruling.ts';

export function missingRuling(checked: Checked, figures: readonly Figure[], checking: Checking): void {
  const { ruling, written, report } = checked;
  const id = ruling.setting.slice('missing.'.length);
  const figure = figures.find((f) => f.id === id);
  if (figure === undefined) {
    report('ruling-setting-unknown', '事项', { setting: written('setting'), known: meantFigure(id, checking) });
    return;
  }
  const words = wordsFor(figure);
  if (words.some((word) => word === ruling.value)) return;
  const value = checking.gives(figure) === 'number' ? parseExact(ruling.value) : undefined;
  // One share that is stated would make the sum of all of them another amount.
  const isShare = figure.term.kind === 'divide';
  if (value !== undefined && figure.term.kind === 'divide') {
    report('ruling-divide-number', '决定', {
      name: figureWord(checking.scheme, figure.id),
      settings: figure.term.by.map((by) => spokenSetting('missing', figureWord(checking.scheme, by))).join('、'),
      word: spokenLeftOut('skip'),
    });
  } else if (value !== undefined) admitValue(value, checked, figure, checking);
  else {
    const known = [...(checking.gives(figure) === 'number' && !isShare ? ['一个数'] : []), ...words.map(spokenLeftOut)];
    report('ruling-value-unknown', '决定', {
      setting: written('setting'),
      found: written('value'),
      known: known.join('、'),
    });
  }
}

/** The setting for the figure that may be meant, or those there are. */
function meantFigure(id: string, { scheme }: Checking): string {
  const figures = calledFigures(scheme);
  const near = nearest(
    id,
    figures.flatMap((f) => (f.name === undefined ? [f.id] : [f.name, f.id])),
  );
  const meant = figures.find((f) => f.name === near || f.id === near);
  if (meant !== undefined) return spokenSetting('missing', figureWord(scheme, meant.id));
  const settled = placedFigures(scheme).flatMap(({ figure }) => (figure.missing === undefined ? [] : [figure.id]));
  return listed(settled.map((one) => spokenSetting('missing', figureWord(scheme, one))));
}

/** A ruled value is one that the term could have given: within its bounds and places. Rounding, cap and floor come after, as for any value. */
function admitValue(value: Exact, { written, report }: Checked, figure: Figure, checking: Checking): void {
  const { low, high, places } = termOf(figure.term).bounds(figure, checking);
  const allowed = Math.max(places, checking.scheme.decimals.places);
  const found = written('value');
  const share = high !== undefined && compare(high, one) <= 0;
  if (/[%％]$/.test(found) && !share) report('value-percent', '决定', { column: '决定', found });
  else if ((low && compare(value, low) < 0) || (high && compare(value, high) > 0)) {
    const text = (bound: Exact | undefined): string => (bound === undefined ? '（不限）' : formatShort(bound));
    report('value-out-of-range', '决定', { column: '决定', found, low: text(low), high: text(high) });
  } else if (trim(value).places > allowed) {
    report('value-places', '决定', { column: '决定', found, places: String(allowed) });
  }
}

type LeftOut = Parameters<typeof spokenLeftOut>[0];

/** Words that a ruling may use for a figure without a value: those that its term can act on. */
function wordsFor({ term }: Figure): LeftOut[] {
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
