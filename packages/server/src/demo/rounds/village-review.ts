/**
 * What a village secretary finds: the review of a town's secretaries by their reports, which has just begun, and the meeting at which they
 * report in some days. Their own report is still to be written.
 */
import type { RosterBook } from '../../features/roster/book.ts';
import { daysLater } from '../../features/roster/spans.ts';
import { workday } from '../../features/rounds/schedule.ts';
import type { Calendar } from '../../ports/calendar.ts';
import type { Days } from './calendar.ts';
import { adopt, begin, type Setting } from './quarter.ts';

const SECRETARY = '党组织书记';
const POST = '村（社区）党组织书记';

export interface TownOfVillages {
  readonly unit: string;
  readonly name: string;
  /** Who presides. */
  readonly leader: string;
  readonly secretaries: readonly string[];
}

/** The town in which somebody is a village's secretary, with the others of its villages and communities. */
export function townOf(book: RosterBook, person: string): TownOfVillages {
  const village = book.tenuresOf(person).find(({ post, until }) => post === SECRETARY && until === undefined)?.unit;
  const town = village === undefined ? undefined : book.unit(book.unit(village)?.parent ?? '');
  const leader =
    town && book.tenuresIn(town.id).find(({ duty, until }) => duty === 'principal' && until === undefined)?.person;
  if (town === undefined || leader === undefined) throw new Error('the demonstration has no village secretary');
  const secretaries = book
    .childrenOf(town.id)
    .flatMap(({ id }) => book.tenuresIn(id))
    .filter(({ post, until }) => post === SECRETARY && until === undefined);
  return { unit: town.id, name: town.name, leader, secretaries: secretaries.map((tenure) => tenure.person) };
}

/** The review looks at the months of the year up to the last quarter's end. */
export async function villageReview(
  setting: Setting,
  { unit, name, leader, secretaries }: TownOfVillages,
  last: Days,
  calendar: Calendar,
): Promise<void> {
  const { hands } = setting;
  const year = last.to.slice(0, 4);
  const title = `${year}年${name}党组织书记述职评议`;
  const scheme = await adopt(setting, 'dazehu/review', daysLater(hands.today, -5));
  await begin(setting, {
    scheme,
    name: title,
    unit,
    term: { from: `${year}-01-01`, to: last.to },
    on: daysLater(hands.today, -1),
    supplied: [{ attribute: 'post', value: POST, people: [...secretaries] }],
  });
  const day = workday(daysLater(hands.today, 3), calendar);
  await hands.well(hands.by('office'), 'POST /api/meetings', {
    body: {
      unit,
      title: `${title}会`,
      day,
      begins: '14:30',
      place: `${name}三楼会议室`,
      chair: leader,
      comments: 'each',
      due: daysLater(day, -1),
      reporters: secretaries.map((person) => ({ person, manner: 'oral' as const })),
      groups: [
        { name: '党员代表', invited: 30, needs: 'two-thirds', people: [] },
        { name: '群众代表', invited: 30, needs: 'majority', people: [] },
      ],
    },
  });
}
