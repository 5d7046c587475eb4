/** Parts of the schema of a comparison. */
import {
  type Cause,
  type Comparison,
  type ConsequenceChange,
  causeKinds,
  type GradeReason,
  gradeReasonKinds,
  type LeftOut,
  type LevelCount,
  type Moved,
  type PoolTally,
  rankReasonKinds,
  type Standing,
  type Tally,
  tableIds,
} from '@shiji/engine';
import type { CompareResult } from '../comparison/result.ts';
import { head } from './definitions.ts';
import { count, type JsonSchema, listOf, objectOf, ref, text, word } from './json-schema.ts';

type Properties = Omit<CompareResult, 'run' | 'diagnostics'>;

const change = (description: string): JsonSchema => ({ type: 'string', pattern: '^[+-]?\\d+(\\.\\d+)?$', description });

const named = objectOf<Comparison['added'][number]>('A figure or a consequence.', { id: text(), name: text() }, {});

const largest = objectOf<NonNullable<Tally['largestRise']>>(
  'Of several alike the one whose id comes first.',
  { subject: text('Id.'), change: change('Signed.') },
  {},
);

const level = objectOf<LevelCount>(
  'How many have a level, or none for such a reason.',
  {
    level: text(),
    absent: word('notApplicable', 'missing', 'open', 'held'),
    before: count('Under the first scheme.'),
    after: count('Under the second.'),
  },
  { level: 'optional', absent: 'optional' },
);

const consequence = objectOf<ConsequenceChange>(
  'How many a consequence reaches, and whom under one of the schemes only.',
  {
    id: text(),
    name: text('Under the second scheme, where it has the consequence.'),
    before: count('Whom it reaches under the first scheme.'),
    after: count('Whom it reaches under the second.'),
    untoldBefore: count('For how many it can not be told yet under the first.'),
    untoldAfter: count('The same under the second.'),
    newly: listOf(
      text(),
      'Ids of those whom it reaches under the second only, also where it could not be told before.',
    ),
    noLonger: listOf(text(), 'Ids of those whom it reaches under the first only.'),
  },
  {},
);

const tallyProperties: { readonly [K in keyof Tally]-?: JsonSchema } = {
  both: count('Whom both schemes assess.'),
  onlyBefore: count('Whom only the first assesses.'),
  onlyAfter: count('Whom only the second assesses.'),
  totalsUp: count('Totals that rise.'),
  totalsDown: count('Totals that fall.'),
  totalsOther: count('Totals of which only one has a value.'),
  meanChange: change('Over all who have both totals, rounded half up.'),
  largestRise: largest,
  largestFall: largest,
  ranksChanged: count('Places that are others.'),
  gradesUp: count('Grades that rise.'),
  gradesDown: count('Grades that fall.'),
  gradesOther: count('Changes that are neither, as from a level to an open decision.'),
  levels: listOf(level),
};
const mayLack = { meanChange: 'optional', largestRise: 'optional', largestFall: 'optional' } as const;

const tally = objectOf<Tally>('Sums over all.', tallyProperties, mayLack);
const pool = objectOf<PoolTally>(
  "Sums over the people of a population's pool; who changes population or pool belongs to the pair.",
  {
    populations: objectOf<PoolTally['populations']>(
      'The population under either scheme, as far as it assesses them.',
      { before: named, after: named },
      { before: 'optional', after: 'optional' },
    ),
    before: text('Pool under the first scheme.'),
    after: text('Pool under the second.'),
    ...tallyProperties,
  },
  { before: 'optional', after: 'optional', ...mayLack },
);

const cause = objectOf<Cause>(
  'What the difference of the totals comes from.',
  {
    kind: word(...causeKinds),
    figure: text(),
    name: text(),
    effect: change('What it adds to the total, signed.'),
    before: change("The figure's value; for `weight` its factor in the total; for cap and the like by how much."),
    after: change('The same under the second scheme.'),
  },
  { before: 'optional', after: 'optional' },
);

const gradeReason = objectOf<GradeReason>(
  'Why the grade is another.',
  {
    kind: word(...gradeReasonKinds),
    of: text('The level, requirement or ruling that it is about.'),
    before: text('The score or why there is none, the line, the number of seats, the place, the pool.'),
    after: text('The same under the second scheme.'),
  },
  { of: 'optional', before: 'optional', after: 'optional' },
);

const standing = objectOf<Standing>(
  'How the subject stands.',
  {
    population: text('Id of the population.'),
    total: ref('outcome'),
    rank: ref('outcome'),
    pool: ref('outcome'),
    grade: ref('outcome'),
  },
  {},
);

const otherFigure = objectOf<Moved['figures'][number]>(
  'A figure that the total does not count and that is another.',
  {
    figure: text(),
    name: text(),
    before: ref('outcome'),
    after: ref('outcome'),
    change: change('Signed; only where both are numbers.'),
    causes: listOf(cause, 'As of a total; empty where it can not be told by parts.'),
    rest: change('What roundings on the way add.'),
  },
  { change: 'optional' },
);

const figureTally = objectOf<Comparison['figures'][number]>(
  'What became of a figure that no total counts.',
  {
    id: text(),
    name: text(),
    up: count('For how many it rises.'),
    down: count('For how many it falls.'),
    other: count('Changes that are neither.'),
    largestRise: largest,
    largestFall: largest,
  },
  { largestRise: 'optional', largestFall: 'optional' },
);

const populationLevels = objectOf<Comparison['populations'][number]>(
  'The levels of one population.',
  { id: text(), name: text(), levels: listOf(level, 'Best first, then those who have none.') },
  {},
);

const moved = objectOf<Moved>(
  'A subject for whom something is different.',
  {
    id: text(),
    name: text(),
    before: ref('standing'),
    after: ref('standing'),
    change: change('Total after less total before, where there are both.'),
    causes: listOf(cause, 'Largest effect first. With `rest` they add up to `change`, exactly.'),
    rest: change('What roundings on the way add.'),
    rankReasons: listOf(word(...rankReasonKinds)),
    gradeReasons: listOf(gradeReason, 'In the order in which a grade is decided.'),
    figures: listOf(otherFigure, 'Beside total, rank and grade, in the order of the second scheme.'),
    newConsequences: listOf(named, 'Consequences that reach the subject under the second scheme only.'),
    endedConsequences: listOf(named, 'Consequences that reach it under the first only.'),
  },
  { before: 'optional', after: 'optional', change: 'optional' },
);

const leftOut = objectOf<LeftOut>(
  'Rows that one scheme was not given, since it does not know a word in them and the other does.',
  {
    side: word('before', 'after'),
    table: word(...tableIds),
    code: text('The diagnostic that they would have been.'),
    found: text('The word.'),
    count: count('Rows.'),
  },
  {},
);

export function comparisonParts(): {
  readonly properties: { readonly [K in keyof Properties]-?: JsonSchema };
  readonly definitions: Record<string, JsonSchema>;
} {
  return {
    properties: {
      before: head.scheme,
      after: head.scheme,
      added: listOf(named, 'Figures that only the second scheme has.'),
      removed: listOf(named, 'Figures that only the first has.'),
      overall: tally,
      populations: listOf(populationLevels, 'Those that have grades, in the order of the second scheme.'),
      figures: listOf(figureTally, 'Figures outside the totals that are others for somebody.'),
      pools: listOf(
        ref('pool'),
        "By population, in the order of the second scheme and then of the first, and by the pools' names.",
      ),
      consequences: listOf(consequence, 'In the order of the second scheme, then those that only the first has.'),
      moved: listOf(ref('moved'), 'In order of id.'),
      leftOut: listOf(leftOut),
    },
    definitions: { moved, standing, pool },
  };
}
