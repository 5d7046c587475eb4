/** Three levels review one after the other: passed in lists, some returned, one handed to a delegate, one to another reviewer while it runs. */
import type { ChainStep } from '../../src/features/roster/model.ts';
import { daysLater } from '../../src/features/roster/spans.ts';
import { dayOf } from '../../src/ports/clock.ts';
import { drawOf, newKey } from './beginning.ts';
import { byMany } from './hands.ts';
import type { User } from './place.ts';
import { at, type Playing, type Subject } from './playing.ts';
import { refusedWith } from './refused.ts';

interface Item {
  readonly person: { readonly id: string; readonly name: string };
  readonly role: string;
  readonly state: 'waiting' | 'open' | 'returned' | 'passed';
  readonly revision: string;
  readonly reviewer: { readonly id: string };
  readonly forThem: boolean;
  readonly fields: readonly { readonly figure: string; readonly indicator: string }[];
}

interface Standard {
  readonly figure: string;
  readonly low: string;
  readonly high: string;
  readonly places: number;
}

interface Shown {
  readonly items: readonly Item[];
  readonly standards: readonly Standard[];
}

/** Passed in one go, at most. */
const AT_ONCE = 40;
/** Level by level, and what came back once more; a round that isn't done by then hangs. */
const MOST_ROUNDS = 12;

export async function reviewAll(playing: Playing): Promise<void> {
  const { place, county, extent, subjects, say } = playing;
  await tooEarly(playing);
  await changeReviewer(playing);
  const reviewers = new Set(subjects.flatMap((one) => Object.values(one.reviewers)));
  const deputies = await delegate(playing);
  const returned = new Set<string>();
  let total = 0;
  let kills = extent.kills;
  for (let turn = 0; turn < MOST_ROUNDS; turn++) {
    let passed = 0;
    if (kills > 0) {
      kills -= 1;
      place.killAfter(Math.max(3, Math.floor(reviewers.size / 3)));
    }
    await byMany(extent.hands, [...reviewers], async (person) => {
      // Who acts for them does it with their own; what is left after that, the leader does: nobody acts for another in their own matter.
      if (turn === 0 && deputies.has(person)) return;
      const user = county.user(person);
      const mine = await place.well(user, 'GET /api/reviews');
      const listed = mine.rounds.find((one: { round: { id: string } }) => one.round.id === playing.round);
      if (listed === undefined || listed.open === 0) return;
      // What came back while nobody acts for them is theirs alone.
      const own = await reviewOwn(playing, user, returned, turn === 0);
      passed += own;
    });
    await place.settled();
    total += passed;
    const { stages } = await place.well(county.office, `GET ${at(playing, '/reviews/progress')}`);
    if (stages[0].reviewed === stages[0].people) {
      say(`reviewed in ${turn + 1} turns: ${total} passed, ${returned.size} returned once`);
      return;
    }
  }
  throw new Error('the review does not end');
}

async function reviewOwn(playing: Playing, user: User, returned: Set<string>, forOthers: boolean): Promise<number> {
  const { place } = playing;
  const shown: Shown = await place.well(user, `GET ${at(playing, '/reviews')}`);
  const open = shown.items.filter(
    ({ state, forThem }) => (state === 'open' || state === 'returned') && (forOthers || !forThem),
  );
  const back = open.filter(
    ({ person, role, state }) =>
      role !== '股组长' &&
      state === 'open' &&
      !returned.has(person.id) &&
      drawOf('return', person.id, role).happens(0.04),
  );
  for (const { person, role, revision } of back) {
    const body = { role, revision, reason: '政治素质的分数没有写明依据，请补充。' };
    const told = await place.ask(user, `POST ${at(playing, `/reviews/${person.id}/return`)}`, { body });
    // Where nobody is below them there is nobody to return it to.
    if (told.status === 200) returned.add(person.id);
    else if (told.body.code !== 'nobody-below') throw new Error(String(told.bytes));
  }
  const rest = open.filter(
    ({ person }) => !(back.some((one) => one.person.id === person.id) && returned.has(person.id)),
  );
  let passed = 0;
  for (let from = 0; from < rest.length; from += AT_ONCE) {
    const items = rest.slice(from, from + AT_ONCE).map((item) => handed(playing, item, shown.standards));
    const key = newKey();
    const path = `POST ${at(playing, '/reviews')}`;
    const told = await place.ask(user, path, { body: { items }, key });
    if (told.status !== 200) throw new Error(String(told.bytes));
    if (told.body.done !== items.length) throw new Error(`${told.body.done} of ${items.length} were passed`);
    if (drawOf('twice', user.account, String(from)).happens(0.1)) {
      const twice = await place.ask(user, path, { body: { items }, key });
      if (!twice.bytes.equals(told.bytes)) throw new Error('passed twice it was answered in another way');
      const stale = await place.ask(user, path, { body: { items } });
      refusedWith(stale, 409, items.length === 1 ? stale.body.code : 'reviews-faulty');
    }
    for (const { person, role, points } of items) playing.done.points.set(`${person}/${role}`, points);
    passed += items.length;
  }
  return passed;
}

/** How good somebody is, of 1000: in the modest organizations nobody comes near the best grade. */
function qualityOf({ subjects, modest }: Playing, person: string): number {
  const organization = subjects.find((one) => one.person === person)?.organization ?? '';
  const draw = drawOf('quality', person);
  return modest.includes(organization)
    ? draw.whole(740, 800)
    : draw.weighted([
        [draw.whole(930, 995), 4],
        [draw.whole(800, 930), 5],
        [draw.whole(500, 800), 1],
      ]);
}

function handed(playing: Playing, { person, role, revision, fields }: Item, standards: readonly Standard[]) {
  const quality = qualityOf(playing, person.id);
  const points = Object.fromEntries(
    fields.map(({ figure, indicator }) => {
      const standard = standards.find((one) => one.figure === figure);
      if (standard === undefined) throw new Error(`no standard of ${figure}`);
      const { low, high, places } = standard;
      const near = Math.min(1000, quality + drawOf('points', person.id, role, indicator).whole(-15, 15));
      const value = Math.max(Number(low), (Number(high) * near) / 1000).toFixed(Math.min(places, 2));
      return [indicator, String(Number(value))];
    }),
  );
  const comment = drawOf('comment', person.id, role).happens(0.1) ? { comment: '工作扎实，𠮷某评价属实。' } : {};
  return { person: person.id, role, revision, points, ...comment };
}

/** Before their level's turn, beyond the bounds, and about somebody who isn't theirs. */
async function tooEarly(playing: Playing): Promise<void> {
  const { place, subjects, county } = playing;
  const whole = subjects.find(({ reviewers }) => reviewers.sectionHead && reviewers.inCharge && reviewers.principal);
  if (whole?.reviewers.sectionHead === undefined || whole.reviewers.principal === undefined)
    throw new Error('nobody has three levels');
  const post = async (leader: string, change: (item: ReturnType<typeof handed>) => object) => {
    const user = county.user(leader);
    const shown: Shown = await place.well(user, `GET ${at(playing, '/reviews')}`);
    const item = shown.items.find(({ person }) => person.id === whole.person);
    if (item === undefined) throw new Error('not on the list');
    const body = { items: [change(handed(playing, item, shown.standards))] };
    return place.ask(user, `POST ${at(playing, '/reviews')}`, { body });
  };
  refusedWith(await post(whole.reviewers.principal, (item) => item), 409, 'level-below-first');
  const { sectionHead } = whole.reviewers;
  refusedWith(
    await post(sectionHead, (item) => ({ ...item, points: { ...item.points, loyalty: '3.01' } })),
    422,
    'points-out-of-bounds',
  );
  refusedWith(await post(sectionHead, (item) => ({ ...item, revision: '7' })), 409, 'review-changed');
  refusedWith(await post(sectionHead, (item) => ({ ...item, role: '主要领导' })), 403, 'not-yours');
  const staff = subjects.find(({ person }) => !subjects.some((s) => Object.values(s.reviewers).includes(person)));
  if (staff !== undefined) refusedWith(await place.ask(staff.user, `GET ${at(playing, '/reviews')}`), 403, 'forbidden');
}

/** One section head is away: another one of the same organization acts for them. Gives who acts for whom. */
async function delegate({ place, county, subjects }: Playing): Promise<ReadonlyMap<string, string>> {
  const acts = new Map<string, string>();
  const heads = new Map(
    subjects.flatMap(({ reviewers, organization }) =>
      reviewers.sectionHead === undefined ? [] : [[reviewers.sectionHead, organization] as const],
    ),
  );
  const today = dayOf(place.now());
  for (const [leader, organization] of [...heads].slice(0, Math.max(1, Math.floor(heads.size / 20)))) {
    const user = county.user(leader);
    const { people } = await place.well(user, 'GET /api/delegations/candidates');
    const other = people.find(
      ({ id }: { id: string }) => id !== leader && heads.get(id) === organization && !acts.has(id),
    );
    if (other === undefined) continue;
    const body = { delegate: other.id, since: today, until: daysLater(today, DELEGATED_DAYS), reason: '外出学习' };
    const long = { ...body, until: daysLater(today, 400) };
    refusedWith(await place.ask(user, 'POST /api/delegations', { body: long }), 422, 'days-wrong');
    await place.well(user, 'POST /api/delegations', body);
    acts.set(leader, other.id);
  }
  return acts;
}

const DELEGATED_DAYS = 20;

/** The head of a section has gone: the office names another one, who reviews from then on; the old one may not. */
async function changeReviewer(playing: Playing): Promise<void> {
  const { place, county, subjects } = playing;
  const step: ChainStep = 'sectionHead';
  const heads = subjects.flatMap(({ organization, reviewers: { sectionHead } }) =>
    sectionHead === undefined ? [] : [{ organization, head: sectionHead }],
  );
  const instead = ({ organization, person, reviewers }: Subject) =>
    heads.find((one) => one.organization === organization && ![person, reviewers.sectionHead].includes(one.head))?.head;
  const one = subjects.find((subject) => subject.reviewers.sectionHead !== undefined && instead(subject) !== undefined);
  const other = one && instead(one);
  if (one === undefined || other === undefined) throw new Error('no other section head');
  const path = `PUT ${at(playing, `/subjects/${one.person}/reviewers/${step}`)}`;
  const self = await place.ask(county.office, path, { body: { reviewer: one.person, reason: '原股长调离' } });
  refusedWith(self, 422, 'reviewer-themself');
  await place.well(county.office, path, { reviewer: other, reason: '原股长调离，由相邻股室负责人评鉴' });
}
