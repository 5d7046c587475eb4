/** Parts that the schemas of several commands share. */
import type {
  AdjustmentLine,
  Decision,
  OpenItem,
  Outcome,
  ProposedAction,
  ProposedConsequence,
  Result,
  SeatCount,
  Step,
  SubjectResult,
  Waiting,
} from '@shiji/engine';
import type { FilePlace, Finding } from '../findings.ts';
import { count, day, decimal, type JsonSchema, listOf, mapOf, objectOf, ref, text, word } from './json-schema.ts';

type PlaceOf<K extends FilePlace['kind']> = Extract<FilePlace, { kind: K }>;
type Valued = Extract<Outcome, { value: unknown }>;
type Absent = Extract<Outcome, { absent: unknown }>;

const file = text('The file, as named on the command line.');

const place: JsonSchema = {
  oneOf: [
    objectOf<PlaceOf<'scheme'>>(
      'A place in the scheme.',
      {
        kind: { const: 'scheme' },
        file,
        path: text('Keys from the root, joined by points.'),
        line: count('From 1.'),
        column: count('From 1.'),
      },
      {},
    ),
    objectOf<PlaceOf<'fact'>>(
      'A place in the facts.',
      {
        kind: { const: 'fact' },
        file,
        table: text('Id of the table.'),
        sheet: text('Name of the sheet, or the name of the table in a JSON file.'),
        row: count('As the spreadsheet program shows it; in a JSON file from 1.'),
        column: text('Header of the column.'),
      },
      { sheet: 'optional', row: 'optional', column: 'optional' },
    ),
    objectOf<PlaceOf<'file'>>('A whole file.', { kind: { const: 'file' }, file }, {}),
  ],
};

export const diagnostic: JsonSchema = objectOf<Finding>(
  'What was found in the input.',
  {
    code: text('Stable; for programs.'),
    severity: word('error', 'warning', 'info'),
    place,
    values: mapOf(text(), 'What the sentence is made with.'),
    text: text('The Chinese sentence: what is wrong and what to do.'),
  },
  { place: 'optional' },
);

export const outcome: JsonSchema = {
  description: 'A value, or why there is none.',
  oneOf: [
    objectOf<Valued>('A value.', { value: text('A decimal, a place in a ranking, or a grade.') }, {}),
    objectOf<Absent>(
      'No value.',
      {
        absent: word('notApplicable', 'missing', 'open', 'held'),
        because: listOf(
          objectOf<Absent['because'][number]>(
            'A reason.',
            { code: text(), figure: text('Id of the figure in which it arose.'), text: text() },
            {},
          ),
        ),
      },
      {},
    ),
  ],
};

const openItemProperties: { readonly [K in keyof OpenItem]-?: JsonSchema } = {
  kind: word('missing', 'open', 'held'),
  code: text(),
  figure: text(),
  text: text('What keeps the result from being final; what lacks of another subject, with whose it is.'),
  settle: text('What is awaited, and from whom.'),
  ruling: text('The setting of a ruling that would settle it: `缺项.岗位工作`.'),
  awaits: objectOf<NonNullable<OpenItem['awaits']>>(
    "Only where nothing of the subject's own lacks: what of others it waits for.",
    {
      count: count('How many matters.'),
      first: listOf(
        objectOf<NonNullable<OpenItem['awaits']>['first'][number]>(
          'A matter.',
          { subject: text('Id.'), code: text(), figure: text() },
          {},
        ),
        'The first few.',
      ),
    },
    {},
  ),
};
const openItem = objectOf<OpenItem>('What has to be settled or supplied for this subject.', openItemProperties, {
  ruling: 'optional',
  awaits: 'optional',
});

const waitingItem = objectOf<Waiting['items'][number]>(
  'The same, and for how many others.',
  { ...openItemProperties, others: count('How many other subjects wait for it.') },
  { ruling: 'optional', awaits: 'optional' },
);

export const waiting: JsonSchema = objectOf<Waiting>(
  'A subject whose result waits for something else than a decision in `open`, or for whom others wait.',
  { subject: text('Its id.'), population: text(), pool: text(), items: listOf(waitingItem) },
  { pool: 'optional' },
);

const action = objectOf<ProposedAction>(
  'A proposed action.',
  {
    do: text('Kind of action, as in the scheme.'),
    name: text(),
    by: text('Who is responsible.'),
    within: objectOf<NonNullable<ProposedAction['within']>>(
      'Time allowed.',
      { days: count('Days.'), months: count('Months.'), periods: count('Periods.') },
      { days: 'optional', months: 'optional', periods: 'optional' },
    ),
    amount: ref('outcome'),
  },
  { by: 'optional', within: 'optional', amount: 'optional' },
);

const consequence = objectOf<ProposedConsequence>(
  'A consequence that is proposed to a person, never a decision.',
  { id: text(), name: text(), clause: listOf(text()), actions: listOf(action) },
  {},
);

/** Properties of a subject's result; a sheet has the same and its steps. */
export const subjectProperties: { readonly [K in keyof SubjectResult]-?: JsonSchema } = {
  id: text(),
  person: text('The same for all posts of one person.'),
  name: text(),
  population: text('Id of the population.'),
  total: ref('outcome'),
  rank: ref('outcome'),
  pool: ref('outcome'),
  grade: ref('outcome'),
  facets: mapOf(ref('outcome'), 'What the figures of each facet contribute to the total, where the scheme has facets.'),
  unassigned: ref('outcome'),
  open: listOf(openItem, 'What people still have to settle or supply.'),
  consequences: listOf(consequence),
  indicators: mapOf(ref('outcome'), 'Every figure that concerns the subject, by id.'),
};

export const subject: JsonSchema = objectOf<SubjectResult>('The result of one subject.', subjectProperties, {
  unassigned: 'optional',
});

type PopulationResult = Result['populations'][number];
export const population: JsonSchema = objectOf<PopulationResult>(
  'A population that is assessed.',
  {
    id: text(),
    name: text(),
    settledBy: objectOf<NonNullable<PopulationResult['settledBy']>>(
      'Who makes the proposed results final.',
      { by: text(), proposedBy: text('Who only proposes them, where somebody above settles them.') },
      { proposedBy: 'optional' },
    ),
  },
  { settledBy: 'optional' },
);

export const outside: JsonSchema = objectOf<Result['outside'][number]>(
  'A subject that the scheme does not assess, and why.',
  { id: text(), name: text(), text: text() },
  {},
);

export const decision: JsonSchema = objectOf<Decision>(
  'A decision that the rules leave to people.',
  {
    code: text(),
    figure: text(),
    population: text(),
    pool: text(),
    subjects: listOf(text(), 'Ids of the subjects that it concerns.'),
    text: text('What is to be decided, and which ruling settles it.'),
  },
  { pool: 'optional' },
);

export const seatCount: JsonSchema = objectOf<SeatCount>(
  'The seats of one grade in one pool.',
  {
    population: text(),
    figure: text(),
    level: text(),
    pool: text(),
    base: count('How many people the share is taken of.'),
    share: decimal('0.4 is 40%; absent where the scheme states a number of people.'),
    seats: {
      type: 'integer',
      description: 'Seats that are sure; there may be more while a share or a remainder is undecided.',
    },
    taken: count('Seats that are taken.'),
    approved: listOf(
      objectOf<NonNullable<SeatCount['approved']>[number]>(
        'Who approved going beyond a share that stands in principle; without a subject: for the whole pool.',
        { subject: text(), by: text(), reason: text() },
        { subject: 'optional' },
      ),
    ),
  },
  { share: 'optional', approved: 'optional' },
);

const adjustment = objectOf<AdjustmentLine>(
  'A change of the value after its computation.',
  {
    kind: word('clamp', 'veto', 'round', 'cap', 'floor', 'stated'),
    amount: text('Signed: `-3.00`. Where the step has no `raw`, the first one is the whole value that was stated.'),
    text: text(),
  },
  {},
);

export const step: JsonSchema = objectOf<Step>(
  'One figure, opened.',
  {
    figure: text(),
    name: text(),
    term: text('The construct, in Chinese.'),
    clause: listOf(text()),
    words: text("The author's own words."),
    local: text('Why this is a local choice.'),
    subtract: { const: true },
    percent: { const: true, description: 'The value is a share that people write in per cent.' },
    arithmetic: text('The computation without its result.'),
    raw: decimal('The value before the adjustments; absent where a value was stated instead.'),
    adjustments: listOf(adjustment),
    outcome: ref('outcome'),
    lines: listOf(
      objectOf<Step['lines'][number]>(
        'A computation inside it.',
        { label: text(), arithmetic: text(), value: text() },
        {},
      ),
    ),
    notes: listOf(text()),
    needed: listOf(text(), 'What would have been needed for the next better grade.'),
    facts: listOf(text(), 'Ids of the facts that it rests on.'),
    parts: listOf(ref('step')),
  },
  {
    words: 'optional',
    local: 'optional',
    subtract: 'optional',
    percent: 'optional',
    arithmetic: 'optional',
    raw: 'optional',
  },
);

/** What was run: the same in every output. */
export const head = {
  scheme: objectOf<Result['scheme']>(
    'The scheme that was run.',
    {
      id: text(),
      name: text(),
      version: text(),
      hash: {
        type: 'string',
        pattern: '^[0-9a-f]{64}$',
        description: "SHA-256 over the scheme, the parameters in force and the version of the engine's arithmetic.",
      },
    },
    {},
  ),
  run: objectOf<Result['run']>(
    'The days of the run.',
    { period: text(), from: day('First day.'), to: day('Last day.'), asOf: day('Facts until this day count.') },
    {},
  ),
  parameters: {
    description:
      'Parameters in force on the first day, by id; those that follow the date of a fact with all their values.',
    type: 'object',
  },
} as const satisfies Record<string, JsonSchema>;
