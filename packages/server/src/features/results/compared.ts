/** A scheme's text held against the one that a round has, over the round's own facts: who would have moved, and why. Nothing is recorded. */
import {
  compareRuns,
  consequenceText,
  gradeWord,
  leftOutText,
  levelName,
  type Moved,
  onlyRank,
  outcomeText,
  type RawFacts,
  readScheme,
  reasonTexts,
  type Scheme,
  type Standing,
  scoreBoth,
  sentenceOf,
  worstFirst,
} from '@shiji/engine';
import { refuse } from '../../http/refusals.ts';

/** People beyond them are counted. */
const MOST_PEOPLE = 500;
/** After so many causes of a change the rest is counted. */
const MOST_CAUSES = 6;

/** `scheme-faulty`: the text has errors; `facts-unfit`: it can't score these facts at all. */
export function comparedWith(before: Scheme, text: string, tables: RawFacts['tables']) {
  const read = readScheme(text);
  if (read.scheme === undefined) {
    const errors = read.diagnostics.filter(({ severity }) => severity === 'error');
    const [first] = errors;
    if (first === undefined) throw new Error('a scheme without errors could not be read');
    const line = first.place?.kind === 'scheme' ? first.place.line : 1;
    return refuse('scheme-faulty', { errors: errors.length, line, sentence: sentenceOf(first) });
  }
  const { runs, leftOut, diagnostics } = scoreBoth(before, read.scheme, { tables });
  if (runs === undefined) {
    const errors = diagnostics.after.filter(({ severity }) => severity === 'error').map(sentenceOf);
    return refuse('facts-unfit', { errors: errors.length, first: errors[0] ?? '' });
  }
  const comparison = compareRuns(runs.before, runs.after);
  const { overall, populations, consequences, moved } = comparison;
  const people = worstFirst(comparison).filter((one) => !onlyRank(one));
  return {
    before: { name: comparison.before.name, version: comparison.before.version },
    after: { name: comparison.after.name, version: comparison.after.version },
    both: overall.both,
    onlyBefore: overall.onlyBefore,
    onlyAfter: overall.onlyAfter,
    totals: { up: overall.totalsUp, down: overall.totalsDown, other: overall.totalsOther },
    ...(overall.meanChange === undefined ? {} : { meanChange: overall.meanChange }),
    ranks: overall.ranksChanged,
    grades: { up: overall.gradesUp, down: overall.gradesDown, other: overall.gradesOther },
    levels: populations.flatMap((population) =>
      population.levels.map((count) => ({
        population: population.name,
        level: levelName(count),
        before: count.before,
        after: count.after,
      })),
    ),
    consequences: consequences
      .filter(({ newly, noLonger }) => newly.length + noLonger.length > 0)
      .map((one) => ({ name: one.name, before: one.before, after: one.after })),
    leftOut: leftOut.map(leftOutText),
    people: people.slice(0, MOST_PEOPLE).map(movedShown),
    morePeople: Math.max(0, people.length - MOST_PEOPLE),
    rankOnly: moved.length - people.length,
  };
}

function movedShown(one: Moved) {
  const { total, rank, grade } = reasonTexts(one, MOST_CAUSES);
  const why = [total, grade, rank, consequenceText(one)].filter((text) => text !== '');
  return {
    person: { id: one.id, name: one.name },
    ...(one.before === undefined ? {} : { before: standingShown(one.before) }),
    ...(one.after === undefined ? {} : { after: standingShown(one.after) }),
    ...(one.change === undefined ? {} : { change: one.change }),
    why,
  };
}

const standingShown = ({ total, rank, grade }: Standing) => ({
  total: outcomeText(total),
  rank: outcomeText(rank),
  grade: gradeWord(grade),
});
