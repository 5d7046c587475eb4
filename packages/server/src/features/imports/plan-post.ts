/** What a row says of somebody's post, against the post that they have. */
import type { RosterBook } from '../roster/book.ts';
import {
  type Duty,
  duties,
  isOrganization,
  type Person,
  type RosterChange,
  type Tenure,
  type Unit,
} from '../roster/model.ts';
import { tidyTitle } from '../roster/names.ts';
import { rosterOn } from '../roster/roster-on.ts';
import { daysLater } from '../roster/spans.ts';
import type { RowCells } from './cells.ts';
import { altered, created, withoutGaps } from './draft.ts';
import { differencesOf } from './outcome.ts';
import type { Difference, PlanOptions } from './plan.ts';
import type { UnitFinder } from './unit-finder.ts';
import { headsSection } from './words.ts';

interface Said {
  readonly cells: RowCells;
  readonly person: Person;
  readonly unit: Unit;
  readonly duty: Duty | undefined;
  readonly main: boolean;
}

export interface PlannedPost {
  /** The post that the row is about, as it stands afterwards. */
  readonly tenure: string;
  readonly changes: readonly RosterChange[];
  readonly differences: readonly Difference[];
}

/**
 * A main post in another unit follows the one before, which ends the day before it; so does another post or duty that says a later day.
 * Anything else is put right in place. What the row leaves blank stays as it is. Undefined where the row was refused.
 */
export function planPost(
  said: Said,
  book: RosterBook,
  units: UnitFinder,
  options: PlanOptions,
): PlannedPost | undefined {
  const { cells, unit, main } = said;
  const held = rosterOn(book, options.day).tenuresOf(said.person.id);
  const current = main ? held.find((one) => one.main) : held.find((one) => !one.main && one.unit === unit.id);
  if (current === undefined) return newPost(said, units, options);
  const since = cells.day('since', 'first', current.since);
  const values = {
    unit: unit.id,
    post: cells.text('post', tidyTitle),
    rank: cells.text('rank', tidyTitle),
    duty: said.duty,
    staffing: cells.text('staffing', tidyTitle),
  };
  const moves = unit.id !== current.unit;
  const rises =
    (values.post !== undefined && values.post !== current.post) ||
    (values.duty !== undefined && values.duty !== current.duty);
  const differences = (from: string | undefined) =>
    differencesOf([
      ['单位', units.pathOf(current.unit), units.pathOf(unit.id)],
      ['职务', current.post, values.post],
      ['职级', current.rank, values.rank],
      ['评鉴层级', duties[current.duty], values.duty === undefined ? undefined : duties[values.duty]],
      ['人员身份', current.staffing, values.staffing],
      ['任现职时间', current.since, from],
    ]);
  const follows = (moves && since !== current.since) || (rises && since !== undefined && since > current.since);
  if (!follows) {
    const change = altered('tenure', current, { ...values, since });
    return {
      tenure: current.id,
      changes: change === undefined ? [] : [change],
      differences: differences(since),
    };
  }
  const from = since ?? options.day;
  if (since === undefined) cells.note('day-assumed', 'since', { day: from });
  if (from <= current.since) {
    cells.refuse('moved-before', 'since', {
      day: from,
      since: current.since,
      post: `${units.pathOf(current.unit)} ${current.post}`.trim(),
    });
    return undefined;
  }
  const { until: _, ...lasting } = current;
  const next = { ...lasting, ...withoutGaps(values), id: options.newId(), since: from } as Tenure;
  const eve = daysLater(from, -1);
  // One that ends earlier anyway is not made longer.
  const until = current.until !== undefined && current.until < eve ? current.until : eve;
  const ended: RosterChange = { kind: 'tenure', before: current, after: { ...current, until } };
  return { tenure: next.id, changes: [ended, created('tenure', next)], differences: differences(from) };
}

function newPost(
  { cells, person, unit, duty, main }: Said,
  units: UnitFinder,
  options: PlanOptions,
): PlannedPost | undefined {
  const post = cells.text('post', tidyTitle) ?? '';
  const since = cells.day('since', 'first');
  const staffing = cells.text('staffing', tidyTitle) ?? options.staffing;
  if (staffing === undefined) cells.refuse('staffing-blank', 'staffing');
  if (staffing === undefined || cells.refused) return undefined;
  if (cells.texts.staffing === undefined) cells.note('staffing-assumed', 'staffing', { staffing });
  if (since === undefined) cells.note('day-assumed', 'since', { day: options.day });
  const assumed: Duty = !isOrganization(unit.kind) && headsSection(post) ? 'sectionHead' : 'staff';
  if (duty === undefined) cells.note('duty-assumed', 'duty', { duty: duties[assumed] });
  const rank = cells.text('rank', tidyTitle);
  const tenure: Tenure = {
    id: options.newId(),
    person: person.id,
    unit: unit.id,
    post,
    ...(rank === undefined ? {} : { rank }),
    duty: duty ?? assumed,
    staffing,
    main,
    since: since ?? options.day,
  };
  return {
    tenure: tenure.id,
    changes: [created('tenure', tenure)],
    differences: [{ what: main ? '任职' : '兼任', before: '', after: `${units.pathOf(unit.id)} ${post}`.trim() }],
  };
}
