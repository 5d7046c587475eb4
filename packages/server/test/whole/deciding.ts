/** From scores to the last word: data of other systems, ties, the last seat, proposal, notice, objections, settling, filing. */

import { daysLater } from '../../src/features/roster/spans.ts';
import { dayOf } from '../../src/ports/clock.ts';
import { drawOf } from './beginning.ts';
import type { Answer, User } from './place.ts';
import { at, type Playing, type Subject, toStage } from './playing.ts';
import { refusedWith } from './refused.ts';

type Row = Readonly<Record<string, string>>;

/** A file of the office: looked at line by line first, then taken in whole. */
export async function bringIn(playing: Playing, tables: Readonly<Record<string, readonly Row[]>>): Promise<number> {
  const { place, county } = playing;
  const { office } = county;
  const headers = { 'x-file-name': encodeURIComponent('各部门数据.json') };
  const body = Buffer.from(JSON.stringify(tables));
  const sent = await place.ask(office, `POST ${at(playing, '/imports')}`, { body, headers });
  if (sent.status !== 200) throw new Error(String(sent.bytes));
  const { id, counts } = sent.body;
  const rows = Object.values(tables).reduce((sum, list) => sum + list.length, 0);
  if (counts.new !== rows) throw new Error(`${rows} rows were sent: ${JSON.stringify(counts)}`);
  await place.well(office, `POST /api/round-imports/${id}/confirmation`, {});
  const twice = await place.well(office, `POST /api/round-imports/${id}/confirmation`, {});
  if (twice.stateName !== '已导入') throw new Error('confirmed twice it was another thing');
  return rows;
}

/** Matters that the rules leave to people are decided by the committee, one person after the other. Gives how many. */
export async function decideTies(playing: Playing): Promise<number> {
  const { place, county } = playing;
  const [first] = county.committee;
  for (let made = 0; ; made++) {
    const board = await place.well(first, `GET ${at(playing, '/results')}`);
    const [open] = board.decisions;
    if (open === undefined) return made;
    if (open.settles?.kind !== 'subject') throw new Error(`nobody knows how to settle: ${open.text}`);
    const body = {
      ...open.settles,
      target: open.people[0].id,
      value: '是',
      by: '考核委员会',
      reason: '集体研究，综合研判',
    };
    await place.well(first, `POST ${at(playing, '/rulings')}`, body);
  }
}

interface Seats {
  readonly organization: { readonly id: string; readonly name: string };
  readonly seats?: number;
  readonly taken?: number;
  readonly lines: readonly { readonly person: { readonly id: string }; readonly grade?: string }[];
}

async function seatsOf(playing: Playing, organization: string, by: User): Promise<Seats> {
  const { organizations } = await playing.place.well(by, `GET ${at(playing, '/seats')}`);
  return organizations.find((one: Seats) => one.organization.id === organization);
}

/** Two leaders want the last seat of their organization for two people at the same moment: one of them gets it. */
export async function race(playing: Playing): Promise<void> {
  const { place, county, subjects, modest, say } = playing;
  const [organization = ''] = modest;
  const own = subjects.filter((one) => one.organization === organization);
  const leader = (step: 'inCharge' | 'principal') => {
    const found = own.find(({ reviewers }) => reviewers[step] !== undefined)?.reviewers[step];
    if (found === undefined) throw new Error(`nobody is ${step}`);
    return county.user(found);
  };
  const [inCharge, principal] = [leader('inCharge'), leader('principal')];
  const swap = (who: User, person: string, out?: string): Promise<Answer> =>
    place.ask(who, `POST ${at(playing, '/swaps')}`, {
      body: { in: person, ...(out === undefined ? {} : { out }), reason: '综合研判' },
    });
  let shown = await seatsOf(playing, organization, principal);
  const free = (): number => {
    if (shown.seats === undefined || shown.taken === undefined)
      throw new Error('nobody knows how many seats there are');
    return shown.seats - shown.taken;
  };
  // Neither a leader's own seat nor that of the other.
  const others = () =>
    shown.lines
      .filter(({ grade, person }) => grade === '较好' && ![inCharge.person, principal.person].includes(person.id))
      .map(({ person }) => person.id);
  while (free() > 1) {
    const one = others()[0] ?? '';
    const told = await swap(principal, one);
    if (told.status !== 200) throw new Error(String(told.bytes));
    shown = await seatsOf(playing, organization, principal);
  }
  if (free() !== 1) throw new Error(`no seat is left in ${shown.organization.name}`);
  const [a = '', b = '', c = ''] = others();
  const both = await Promise.all([swap(inCharge, a), swap(principal, b)]);
  const lost = both.filter(({ status }) => status !== 200);
  if (lost.length !== 1) throw new Error(`${2 - lost.length} of two leaders got the last seat`);
  refusedWith(lost[0] as Answer, 409, 'seats-full');
  refusedWith(await swap(principal, c), 409, 'seats-full');
  const winner = both[0]?.status === 200 ? a : b;
  const swapped = await swap(principal, c, winner);
  if (swapped.status !== 200) throw new Error(String(swapped.bytes));
  shown = await seatsOf(playing, organization, principal);
  if (free() !== 0) throw new Error('there is another number of seats than of people in them');
  const ownLeaders = new Set(own.flatMap(({ reviewers }) => Object.values(reviewers)));
  const stranger = subjects.find(
    ({ organization: where, reviewers: { inCharge: leads } }) =>
      where !== organization && leads !== undefined && !ownLeaders.has(leads),
  )?.reviewers.inCharge;
  if (stranger !== undefined) refusedWith(await swap(county.user(stranger), a), 403, 'forbidden');
  say(`two leaders, one seat of ${shown.seats} in ${shown.organization.name}: one was told that it is taken`);
}

export async function propose(playing: Playing): Promise<void> {
  const { place, county } = playing;
  const { version } = await place.well(county.committee[0], `POST ${at(playing, '/proposal')}`, { note: '经集体研究' });
  if (version.version !== 1) throw new Error(`the first version is called ${version.version}`);
}

export interface Objecting {
  readonly objector: Subject;
  /** What is set right. */
  readonly ruling: { readonly setting: string; readonly value: string };
}

/** On notice; one objection is upheld and makes version 2, one is still open when it is to be filed. Gives the open one. */
export async function noticeAndObjections(playing: Playing, { objector, ruling }: Objecting): Promise<string> {
  const { place, county, subjects, say } = playing;
  const { office, committee } = county;
  const notice = await place.well(office, `POST ${at(playing, '/notice')}`, {
    contact: '考核办公室，电话 0716-1234567',
  });
  const shown = await place.ask(undefined, `GET ${notice.notice.address}`);
  if (shown.status !== 200 || !shown.bytes.toString().includes(objector.name))
    throw new Error('the notice lacks people');
  const second = subjects.find(
    ({ person, organization }) => person !== objector.person && organization === objector.organization,
  );
  const handler = subjects.find(
    ({ person, organization }) =>
      organization !== objector.organization &&
      ![objector, second].some((one) => Object.values(one?.reviewers ?? {}).includes(person)),
  );
  if (second === undefined || handler === undefined) throw new Error('nobody to object or to handle');
  const file = (who: User) =>
    place.well(who, `POST ${at(playing, '/objections')}`, { text: '个性指标漏计一项市级任务，请核实。' });
  const one = await file(objector.user);
  const twice = await place.ask(objector.user, `POST ${at(playing, '/objections')}`, { body: { text: '再提一次。' } });
  refusedWith(twice, 409, 'objection-open');
  const named = await place.well(office, `PUT /api/objections/${one.id}/handler`, {
    revision: one.revision,
    person: handler.person,
  });
  const stale = await place.ask(office, `PUT /api/objections/${one.id}/handler`, {
    body: { revision: one.revision, person: handler.person },
  });
  refusedWith(stale, 409, 'objection-changed');
  const study = { revision: named.revision, text: '经核实，确实漏计。' };
  const studied = await place.well(handler.user, `PUT /api/objections/${one.id}/study`, study);
  const decision = { revision: studied.revision, upheld: true, body: '考核委员会', text: '异议成立，予以更正。' };
  const decided = await place.well(committee[1], `POST /api/objections/${one.id}/decision`, {
    ...decision,
    rulings: [{ kind: 'subject', target: objector.person, ...ruling }],
  });
  if (decided.madeVersion !== 2) throw new Error(`the decision made version ${decided.madeVersion}`);
  const mine = await place.well(objector.user, 'GET /api/results/mine');
  say(`an objection was upheld: version 2, ${mine.rounds[0].result.grade}`);
  const open = await file(second.user);
  return open.id;
}

/** Settled by another than who proposed; confirmed where the scheme has that stage; filed once nothing is open. */
export async function lastWords(playing: Playing, open: string): Promise<void> {
  const { place, county, subjects, say } = playing;
  const { office, clerk, committee } = county;
  await toStage(playing, 'settle');
  const settlement = { version: 2, body: '县委党组会议', day: dayOf(place.now()), note: '同意' };
  const settle = (by: User, more: object = {}) =>
    place.ask(by, `POST ${at(playing, '/settlement')}`, { body: { ...settlement, ...more } });
  refusedWith(await settle(committee[2], { version: 1 }), 409, 'version-other');
  refusedWith(await settle(committee[2], { day: daysLater(settlement.day, 1) }), 422, 'settled-in-future');
  // Neither who proposed the first nor who set it right.
  for (const by of [committee[0], committee[1]]) refusedWith(await settle(by), 403, 'proposer-settles');
  const settled = await settle(committee[2]);
  if (settled.status !== 200) throw new Error(String(settled.bytes));
  refusedWith(await settle(committee[2]), 409, 'stage-not-on');
  const { stages } = await place.well(office, `GET ${at(playing)}`);
  if (stages.some(({ kind }: { kind: string }) => kind === 'confirm')) {
    await toStage(playing, 'confirm');
    await place.well(office, `POST ${at(playing, '/confirmation')}`, { version: 2 });
  }
  await toStage(playing, 'file');
  refusedWith(await place.ask(office, `POST ${at(playing, '/filing')}`, { body: {} }), 409, 'objections-open');
  const objection = await place.well(office, `GET /api/objections/${open}`);
  const handler = subjects.find(
    ({ person, organization }) =>
      person !== objection.person.id && organization !== subjectOf(playing, objection.person.id)?.organization,
  );
  const named = await place.well(clerk, `PUT /api/objections/${open}/handler`, {
    revision: objection.revision,
    person: handler?.person,
  });
  const studied = await place.well(clerk, `PUT /api/objections/${open}/study`, {
    revision: named.revision,
    text: '经核实，无误。',
  });
  await place.well(committee[1], `POST /api/objections/${open}/decision`, {
    revision: studied.revision,
    upheld: false,
    body: '考核委员会',
    text: '评分无误，维持原结果。',
    rulings: [],
  });
  await place.well(office, `POST ${at(playing, '/filing')}`, {});
  refusedWith(await place.ask(office, `POST ${at(playing, '/filing')}`, { body: {} }), 409, 'stage-not-on');
  const some = subjects[Math.floor(subjects.length / 2)];
  const mine = some && (await place.well(some.user, 'GET /api/results/mine'));
  if (mine?.rounds[0].final !== true) throw new Error('a result is not final after filing');
  say('settled and filed');
}

const subjectOf = ({ subjects }: Playing, person: string): Subject | undefined =>
  subjects.find((one) => one.person === person);

/** Whom an objection of the second modest organization may lift into a seat that is still free. */
export async function objectorIn(playing: Playing): Promise<Subject> {
  const organization = playing.modest[1] ?? '';
  const { lines } = await seatsOf(playing, organization, playing.county.office);
  const found = lines.filter(({ grade }) => grade === '较好').map(({ person }) => subjectOf(playing, person.id));
  const one = found[drawOf('objector', playing.round).whole(0, Math.min(2, found.length - 1))];
  if (one === undefined) throw new Error('nobody is left to object');
  return one;
}
