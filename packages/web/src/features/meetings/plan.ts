/** What the office types of a meeting, and what of it is sent. */
import type { Input } from '../../api/shape.ts';
import type { Meeting } from './copy.ts';

export interface Named {
  readonly id: string;
  readonly name: string;
}

export type Manner = Meeting['reporters'][number]['manner'];
export type Need = Meeting['attendance']['groups'][number]['needs'];

export interface PlanGroup {
  readonly key: string;
  readonly name: string;
  readonly invited: string;
  readonly needs: Need;
  readonly people: readonly Named[];
}

export interface Plan {
  readonly unit?: Named | undefined;
  readonly title: string;
  readonly day: string;
  readonly begins: string;
  readonly place: string;
  readonly chair?: Named | undefined;
  readonly comments: Meeting['comments'];
  readonly due: string;
  readonly reporters: readonly (Named & { readonly manner: Manner })[];
  readonly groups: readonly PlanGroup[];
}

export const blankPlan: Plan = {
  title: '',
  day: '',
  begins: '',
  place: '',
  comments: 'each',
  due: '',
  reporters: [],
  groups: [{ key: 'first', name: '党员', invited: '', needs: 'two-thirds', people: [] }],
};

export function planOf(meeting: Meeting): Plan {
  return {
    unit: meeting.unit,
    title: meeting.title,
    day: meeting.day,
    begins: meeting.begins ?? '',
    place: meeting.place,
    chair: meeting.chair,
    comments: meeting.comments,
    due: meeting.due,
    reporters: meeting.reporters.map(({ id, name, manner }) => ({ id, name, manner })),
    groups: meeting.attendance.groups.map(({ id, name, invited, needs, people }) => ({
      key: id,
      name,
      invited: people.length > 0 ? '' : String(invited),
      needs,
      people: people.map((person) => ({ id: person.id, name: person.name })),
    })),
  };
}

type Body = Omit<Input<'POST /api/meetings'>['body'], 'unit'>;

/** Blanks are sent as they are: the server says in place what lacks. Groups of which nothing was filled in are left out. */
export function bodyOf(plan: Plan): Body {
  const begins = plan.begins.trim();
  return {
    title: plan.title,
    day: plan.day,
    place: plan.place,
    chair: plan.chair?.id ?? '',
    comments: plan.comments,
    due: plan.due === '' ? plan.day : plan.due,
    reporters: plan.reporters.map(({ id, manner }) => ({ person: id, manner })),
    groups: plan.groups
      .filter(({ invited, people }) => invited.trim() !== '' || people.length > 0)
      .map(({ name, invited, needs, people }) => ({
        name,
        needs,
        people: people.map(({ id }) => id),
        ...(invited.trim() === '' ? {} : { invited: Number(invited) }),
      })),
    ...(begins === '' ? {} : { begins }),
  };
}

/** The list with one of its members a place up or down. */
export function moved<T>(list: readonly T[], from: number, by: -1 | 1): readonly T[] {
  const one = list[from];
  const other = list[from + by];
  if (one === undefined || other === undefined) return list;
  return list.map((each, at) => (at === from ? other : at === from + by ? one : each));
}
