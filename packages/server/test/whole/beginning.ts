/** A scheme is adopted, the roster changes as it does, and the round takes people as they stand. */
import { v7 as uuid } from 'uuid';
import { chance } from '../../src/demo/chance.ts';
import type { ChainStep } from '../../src/features/roster/model.ts';
import { daysBetween, daysLater } from '../../src/features/roster/spans.ts';
import type { County } from './county.ts';
import type { Place } from './place.ts';
import { type Extent, nothingYet, type Playing, type Rules, type Subject } from './playing.ts';

async function adopt({ place, county }: Pick<Playing, 'place' | 'county'>, library: string): Promise<string> {
  const { office, committee } = county;
  const made = await place.well(office, 'POST /api/schemes', { library });
  const path = `/api/schemes/${made.id}/versions/1`;
  const body = { revision: made.versions[0].revision, note: '照印发的办法' };
  const sent = await place.well(office, `POST ${path}/submit`, body);
  await place.well(committee[0], `POST ${path}/approve`, { revision: sent.versions[0].revision });
  return made.id;
}

/** Names that many programs lose. */
const RARE = ['䶮', '𠮷'];

/** Transfers, leave for most of the term and for some weeks of it, and names with rare characters. Gives whom it was about. */
export async function changeRoster(place: Place, county: County, { from, to }: Extent): Promise<ReadonlySet<string>> {
  const { office, organizations } = county;
  const term = daysBetween(from, to);
  const middle = daysLater(from, Math.floor(term * 0.6));
  const touched = new Set<string>();
  const staffOf = async (n: number) => {
    const organization = organizations[n % organizations.length];
    for (const person of organization?.people ?? []) {
      if (touched.has(person)) continue;
      const file = await place.well(office, `GET /api/people/${person}?day=${from}`);
      const [tenure, ...others] = file.tenures.filter(({ current }: { readonly current: boolean }) => current);
      if (tenure?.duty !== 'staff' || others.length > 0 || file.standings.length > 0) continue;
      touched.add(person);
      return { person, file, tenure };
    }
    return undefined;
  };
  const few = Math.max(1, Math.floor(organizations.length / 10));
  for (let n = 0; n < few; n++) {
    const moved = await staffOf(n);
    const into = organizations[organizations.length - 1 - n];
    if (moved !== undefined && into !== undefined && into !== organizations[n]) {
      const { revision, post, duty, staffing } = moved.tenure;
      const body = { revision, unit: into.id, post, duty, staffing, since: middle };
      await place.well(office, `POST /api/tenures/${moved.tenure.id}/transfer`, body);
    }
    for (const [share, note] of [
      [0.8, '产假'],
      [0.4, '病假'],
    ] as const) {
      const away = await staffOf(n + 1);
      if (away === undefined) continue;
      const until = daysLater(from, Math.floor(term * share));
      const body = { kind: 'leave', note, since: from, until };
      await place.well(office, `POST /api/people/${away.person}/standings`, body);
    }
    for (const sign of RARE) {
      const named = await staffOf(n + 1);
      if (named === undefined) continue;
      const { id, revision, code, name } = named.file.person;
      await place.well(office, `PUT /api/people/${id}`, { revision, code, name: `${name.slice(0, 1)}${sign}` });
    }
  }
  return touched;
}

export interface Beginning {
  readonly place: Place;
  readonly county: County;
  readonly extent: Extent;
  readonly rules: Rules;
  readonly say: (line: string) => void;
  /** What the roster doesn't know. */
  readonly supplied?: readonly { attribute: string; value: string; units?: readonly string[] }[];
  /** Values of the roster in the scheme's words. */
  readonly as?: Readonly<Record<string, string>>;
}

export async function begin(beginning: Beginning): Promise<Playing> {
  const { place, county, extent, rules, say, supplied = [], as = {} } = beginning;
  const { office, organizations } = county;
  const scheme = await adopt({ place, county }, rules.library);
  const wanted = {
    scheme,
    units: organizations.map(({ id }) => id),
    from: extent.from,
    to: extent.to,
    supplied,
  };
  const drawn = await place.well(office, 'POST /api/rounds/plans', wanted);
  const translations = drawn.unlisted.map(({ attribute, value }: { attribute: string; value: string }) => ({
    attribute,
    value,
    ...(as[value] === undefined ? {} : { as: as[value] }),
  }));
  const plan = await place.well(office, 'POST /api/rounds/plans', { ...wanted, translations });
  const reviewers = plan.gaps.map(({ person, step }: { person: { id: string }; step: ChainStep }) => ({
    person: person.id,
    step,
    reviewer: standIn(county, person.id),
  }));
  const begun = await place.well(office, 'POST /api/rounds', { ...wanted, translations, reviewers });
  const subjects = await subjectsOf(place, county, begun.id);
  say(`${begun.name}: ${organizations.length} units, ${subjects.length} people`);
  const modest = organizations
    .filter(({ people }) => people.length >= 9)
    .toSorted((a, b) => a.people.length - b.people.length)
    .slice(0, 2)
    .map(({ id }) => id);
  return { place, county, extent, rules, round: begun.id, subjects, done: nothingYet(), say, modest };
}

/** Somebody of the same organization. */
function standIn({ organizations }: County, person: string): string {
  const own = organizations.find(({ people }) => people.includes(person));
  const found = own?.people.find((other) => other !== person);
  if (found === undefined) throw new Error('nobody is left to stand in');
  return found;
}

async function subjectsOf(place: Place, county: County, round: string): Promise<readonly Subject[]> {
  const found: Subject[] = [];
  for (const { id } of county.organizations) {
    const { subjects } = await place.well(county.office, `GET /api/rounds/${round}/subjects?organization=${id}`);
    for (const { person, reviewers } of subjects)
      found.push({
        person: person.id,
        name: person.name,
        organization: id,
        user: county.user(person.id),
        reviewers: Object.fromEntries(
          reviewers.flatMap((one: { step: string; reviewer?: { id: string } }) =>
            one.reviewer === undefined ? [] : [[one.step, one.reviewer.id]],
          ),
        ),
      });
  }
  return found;
}

/** A stream of chance for each thing that somebody does, so that parts of the play don't bear on each other. */
export const drawOf = (what: string, ...of: readonly string[]) => chance(`${what}/${of.join('/')}`);
export const newKey = (): string => uuid();
