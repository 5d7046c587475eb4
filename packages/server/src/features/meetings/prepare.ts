/** From what the office typed to a meeting that can be held, or why it can't. Pure. */
import { refuse } from '../../http/refusals.ts';
import { agendaFor } from './agenda.ts';
import type { Group, Invitee, Manner, Need, Plan, Reporter, WholeMeeting } from './model.ts';
import type { Prepared } from './store.ts';

export interface Typed extends Omit<Plan, 'begins'> {
  readonly begins?: string | undefined;
  readonly reporters: readonly { readonly person: string; readonly manner: Manner }[];
  readonly groups: readonly {
    readonly name: string;
    readonly invited?: number | undefined;
    readonly needs: Need;
    readonly people: readonly string[];
  }[];
}

/** What is known of those who are named. */
export interface Known {
  /** Undefined for who isn't in the roster. */
  nameOf(person: string): string | undefined;
  /** Holds a post in the meeting's unit, or below it. */
  belongs(person: string): boolean;
  /** Has begun a report for this meeting. */
  writes(person: string): boolean;
  newId(): string;
}

/**
 * `before`: the meeting as it stands, whose counts and agenda stay where nothing of theirs changes. Refuses names that the roster lacks or
 * that stand twice, reporters from elsewhere, groups without a number, and a last day for reports after the meeting.
 */
export function prepare(typed: Typed, known: Known, before?: WholeMeeting) {
  const { reporters, groups, begins, ...rest } = typed;
  const everybody = [typed.chair, ...reporters.map(({ person }) => person), ...groups.flatMap(({ people }) => people)];
  if (everybody.some((person) => known.nameOf(person) === undefined)) return refuse('person-unknown');
  const name = (person: string) => known.nameOf(person) ?? '';
  const wrong = reportersFault(reporters, known, name, before) ?? groupsFault(groups, name);
  if (wrong !== undefined) return wrong;
  if (typed.due > typed.day) return refuse('due-after-meeting');
  const plan: Plan = {
    title: rest.title,
    day: rest.day,
    place: rest.place,
    chair: rest.chair,
    comments: rest.comments,
    due: rest.due,
    ...(begins === undefined ? {} : { begins }),
  };
  const made = groups.map((group) => groupOf(group, known, before));
  const ordered: readonly Reporter[] = reporters.map(({ person, manner }) => ({ person, manner }));
  const prepared: Prepared = {
    plan,
    reporters: ordered,
    groups: made.map(({ group }) => group),
    invitees: made.flatMap(({ invitees }) => invitees),
    agenda:
      before !== undefined && sameShape(before, ordered, rest.comments)
        ? before.agenda
        : agendaFor(ordered, rest.comments, known.newId),
  };
  return { ok: true as const, prepared };
}

function reportersFault(
  reporters: Typed['reporters'],
  known: Known,
  name: (person: string) => string,
  before: WholeMeeting | undefined,
) {
  const twice = firstTwice(reporters.map(({ person }) => person));
  if (twice !== undefined) return refuse('reporter-twice', { name: name(twice) });
  const stays = new Set(reporters.map(({ person }) => person));
  const gone = before?.reporters.find(({ person }) => !stays.has(person) && known.writes(person));
  if (gone !== undefined) return refuse('reporter-has-report', { name: known.nameOf(gone.person) ?? '' });
  // Who stood in the list already may have been transferred since.
  const kept = new Set(before?.reporters.map(({ person }) => person));
  const stranger = reporters.find(({ person }) => !kept.has(person) && !known.belongs(person));
  return stranger === undefined ? undefined : refuse('reporter-elsewhere', { name: name(stranger.person) });
}

function groupsFault(groups: Typed['groups'], name: (person: string) => string) {
  const twice = firstTwice(groups.map((group) => group.name));
  if (twice !== undefined) return refuse('group-twice', { name: twice });
  const blank = groups.find(({ invited, people }) => invited === undefined && people.length === 0);
  if (blank !== undefined) return refuse('group-without-number', { name: blank.name });
  const person = firstTwice(groups.flatMap(({ people }) => people));
  return person === undefined ? undefined : refuse('invitee-twice', { name: name(person) });
}

/** With names their number is how many are invited. */
function groupOf(
  { name, invited, needs, people }: Typed['groups'][number],
  known: Known,
  before: WholeMeeting | undefined,
): { readonly group: Group; readonly invitees: readonly Invitee[] } {
  const number = people.length > 0 ? people.length : (invited ?? 0);
  const earlier = before?.groups.find((group) => group.name === name);
  const named = before?.invitees.filter(({ group }) => group === earlier?.id) ?? [];
  const same =
    earlier?.invited === number &&
    named.length === people.length &&
    named.every(({ person }) => people.includes(person));
  const id = earlier?.id ?? known.newId();
  const arrived = same ? earlier.arrived : undefined;
  return {
    group: { id, name, invited: number, needs, ...(arrived === undefined ? {} : { arrived }) },
    invitees: same ? named : people.map((person) => ({ person, group: id })),
  };
}

/** Whether the agenda would be made of the same parts. */
function sameShape(before: WholeMeeting, reporters: readonly Reporter[], comments: Plan['comments']): boolean {
  return (
    before.meeting.comments === comments &&
    before.reporters.length === reporters.length &&
    before.reporters.every(({ person, manner }, at) => {
      const now = reporters[at];
      return now?.person === person && now.manner === manner;
    })
  );
}

function firstTwice(names: readonly string[]): string | undefined {
  return names.find((name, at) => names.indexOf(name) !== at);
}
