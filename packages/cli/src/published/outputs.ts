/** JSON Schemas of what the commands print. */
import type { CheckResult } from '../commands/check.ts';
import type { CompareResult } from '../comparison/result.ts';
import type { ExplainResult, ScoreResult } from '../run-result.ts';
import { comparisonParts } from './comparison.ts';
import {
  decision,
  diagnostic,
  head,
  outcome,
  outside,
  population,
  seatCount,
  step,
  subject,
  subjectProperties,
  waiting,
} from './definitions.ts';
import { documentOf, type JsonSchema, listOf, objectOf, ref, refused, text } from './json-schema.ts';

/** Of `score --json`. */
export function resultSchema(): JsonSchema {
  const result = objectOf<ScoreResult>(
    'The results of a run.',
    {
      ...head,
      populations: listOf(population, 'In the order of the scheme.'),
      subjects: listOf(ref('subject'), 'In order of id.'),
      outside: listOf(outside, 'Subjects that the scheme does not assess.'),
      open: listOf(decision, 'Decisions that the rules leave to people.'),
      waiting: listOf(
        waiting,
        'What has to be supplied or cleared up: first whoever lacks something, then those who only wait for others; each in order of id.',
      ),
      seats: listOf(seatCount),
      diagnostics: listOf(ref('diagnostic')),
    },
    {},
  );
  return documentOf(
    'shiji score --json',
    { oneOf: [ref('result'), ref('refused')] },
    { result, refused, subject, outcome, diagnostic },
  );
}

/** Of `explain --json`. */
export function explainSchema(): JsonSchema {
  type Sheet = NonNullable<ExplainResult['subject']>;
  const sheet = objectOf<Sheet>(
    "One subject's result with its steps.",
    {
      ...subjectProperties,
      steps: listOf(ref('step'), 'Total, rank and grade, as far as the scheme publishes them.'),
      others: listOf(ref('step'), 'Figures that stand in none of those; in the order of the scheme.'),
    },
    { unassigned: 'optional' },
  );
  const explained = objectOf<ExplainResult>(
    'Either `subject` or `outside` is there.',
    { ...head, subject: ref('sheet'), outside, diagnostics: listOf(ref('diagnostic')) },
    { subject: 'optional', outside: 'optional' },
  );
  return documentOf(
    'shiji explain --json',
    { oneOf: [ref('explained'), ref('refused')] },
    { explained, refused, sheet, step, outcome, diagnostic },
  );
}

/** Of `check --json`. */
export function checkSchema(): JsonSchema {
  const checked = objectOf<CheckResult>(
    'The scheme can be used where `scheme` is there.',
    {
      scheme: objectOf<NonNullable<CheckResult['scheme']>>(
        'Only where there is no error.',
        { id: text(), name: text(), version: text() },
        {},
      ),
      diagnostics: listOf(ref('diagnostic')),
    },
    { scheme: 'optional' },
  );
  return documentOf('shiji check --json', checked, { diagnostic });
}

/** Of `compare --json`. */
export function compareSchema(): JsonSchema {
  const { properties, definitions } = comparisonParts();
  const comparison = objectOf<CompareResult>(
    'Two schemes over the same facts.',
    {
      ...properties,
      run: head.run,
      diagnostics: listOf(ref('diagnostic'), 'Of both schemes, the facts and both runs.'),
    },
    {},
  );
  return documentOf(
    'shiji compare --json',
    { oneOf: [ref('comparison'), ref('refused')] },
    { comparison, refused, ...definitions, outcome, diagnostic },
  );
}
