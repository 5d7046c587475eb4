/** Levels that nobody can be given, however good or poor. */
import { formatShort } from '../../numbers/exact.ts';
import type { Range } from '../../scheme/amount.ts';
import type { Checking } from '../../scheme/checking.ts';
import type { Figure } from '../../scheme/figure.ts';
import type { Bounds, With } from '../term.ts';
import type { GradeTerm } from './node.ts';

export function checkReach(figure: With<GradeTerm>, of: string, checking: Checking): void {
  const score = checking.figure(of);
  if (score === undefined) return;
  const bounds = checking.bounds(score);
  checkHighest(figure, score, bounds, checking);
  checkLowest(figure, bounds, checking);
}

/** A level whose lowest score is above the highest that can come out. */
function checkHighest(figure: With<GradeTerm>, score: Figure, { high, places }: Bounds, checking: Checking): void {
  if (high === undefined) return;
  for (const { level, rule } of figure.term.levels) {
    if (rule === 'otherwise' || 'when' in rule) continue;
    const from: Range = { atLeast: rule.atLeast, above: rule.above };
    const bound = rule.atLeast ?? rule.above;
    const at = ['grade', 'levels', level];
    if (bound === undefined || checking.scale([bound], score, figure, at) || checking.reaches(from, { high, places }))
      continue;
    checking.report('threshold-out-of-reach', figure, at, { level, high: formatShort(high) });
  }
}

/** Levels below one that even the lowest score reaches, where nothing but the score leads there. */
function checkLowest(figure: With<GradeTerm>, { low, places }: Bounds, checking: Checking): void {
  const { levels, exceptions, adjust } = figure.term;
  if (low === undefined) return;
  // What lies above a level is nobody's who comes behind it.
  const falls = (range: Range): boolean => checking.reaches(range, { low, places });
  const everybodys = levels.findIndex(({ rule }) => {
    if (rule === 'otherwise' || 'when' in rule || rule.atMost !== undefined || rule.below !== undefined) return false;
    if (rule.atLeast !== undefined) return !falls({ below: rule.atLeast });
    return rule.above !== undefined && !falls({ atMost: rule.above });
  });
  if (everybodys < 0) return;
  let comeDown = true;
  levels.slice(everybodys + 1).forEach(({ level }, i) => {
    comeDown &&= mayLose(figure.term, levels[everybodys + i]?.level);
    const put =
      exceptions?.some((e) => e.to === level) || adjust?.levels.includes(level) || hasFloor(figure.term, level);
    if (comeDown || put) return;
    checking.report('level-out-of-reach', figure, ['grade', 'levels', level], { level, low: formatShort(low) });
  });
}

/** Whether somebody whose score reaches the level may have to come down from it. */
const mayLose = ({ requires, seats }: GradeTerm, level: string | undefined): boolean =>
  [...(requires ?? []).map((r) => r.for), ...(seats ?? []).map((s) => s.level)].some((limited) => limited === level);

const hasFloor = ({ seats }: GradeTerm, level: string): boolean => seats?.some((s) => s.level === level) ?? false;
