/** What adds and what takes away: proposed by those concerned or by whoever looks after the unit, decided by another, some answered, returned, withdrawn. */
import { drawOf } from './beginning.ts';
import { byMany } from './hands.ts';
import { at, type Happening, type Playing, type Subject } from './playing.ts';
import { refusedWith } from './refused.ts';

/** On a day of the term, about what happened on it. */
export async function happen(playing: Playing, day: string): Promise<void> {
  const { place, extent, subjects, rules } = playing;
  const { adds, subtracts } = rules;
  // In the afternoon: entries of the day were written in the morning.
  const afternoon = `${day}T06:00:00Z`;
  if (place.now() < new Date(afternoon)) await place.at(afternoon);
  if (extent.kills > 1) place.killAfter(Math.floor(subjects.length / 8));
  await byMany(extent.hands, subjects, async (subject) => {
    const draw = drawOf('happening', subject.person, day);
    if (playing.modest.includes(subject.organization)) return;
    if (adds.length > 0 && draw.happens(0.06)) await highlight(playing, subject, day, draw.pick(adds));
    else if (draw.happens(0.04)) await against(playing, subject, day, draw.pick(subtracts));
  });
  await place.settled();
}

async function highlight(playing: Playing, { user, person }: Subject, day: string, what: Happening): Promise<void> {
  const { place, county, done } = playing;
  const path = at(playing, `/people/${person}/events`);
  const body = { ...what, day, text: '承办的工作受到通报表扬，䶮字文件可查。' };
  const { event } = await place.well(user, `POST ${path}`, body);
  const self = await place.ask(user, `POST /api/events/${event.id}/approval`, { body: {} });
  refusedWith(self, 403, 'forbidden');
  await decided(playing, county.office, event.id, person);
  if (done.events.has(event.id)) {
    // The same paper is handed in once more.
    refusedWith(await place.ask(user, `POST ${path}`, { body }), 409, 'event-alike');
  }
}

async function against(
  playing: Playing,
  { user, person, organization }: Subject,
  day: string,
  what: object,
): Promise<void> {
  const { place, county } = playing;
  const admin = county.organizations.find(({ id }) => id === organization)?.admin;
  if (admin === undefined) throw new Error('nobody looks after the unit');
  const body = { ...what, day, text: '当日考勤记录和督办通知。' };
  const { event } = await place.well(admin, `POST ${at(playing, `/people/${person}/events`)}`, body);
  const own = await place.ask(admin, `POST /api/events/${event.id}/approval`, { body: {} });
  refusedWith(own, 403, 'proposer-decides');
  if (drawOf('answer', event.id).happens(0.5))
    await place.well(user, `PUT /api/events/${event.id}/answer`, { text: '当天外出办事，已经补办手续。' });
  await decided(playing, county.office, event.id, person);
}

/** A kill may have taken the answer: then the deed has been done, and is refused as done. */
async function decided(
  { place, county, done }: Playing,
  by: Playing['county']['office'],
  event: string,
  person: string,
): Promise<void> {
  const draw = drawOf('decision', person);
  if (draw.happens(0.15)) {
    const body = { reason: '佐证不足，请补充后再报。' };
    const { status, again, bytes } = await place.ask(by, `POST /api/events/${event}/return`, { body });
    if (status !== 200 && !again) throw new Error(String(bytes));
    return;
  }
  const { status, again, bytes } = await place.ask(by, `POST /api/events/${event}/approval`, { body: {} });
  if (status !== 200 && !again) throw new Error(String(bytes));
  done.events.add(event);
  if (!draw.happens(0.1)) return;
  const body = { reason: '经复核，不予计入。' };
  const withdrawn = await place.ask(county.clerk, `POST /api/events/${event}/withdrawal`, { body });
  if (withdrawn.status !== 200 && !withdrawn.again) throw new Error(String(withdrawn.bytes));
  done.events.delete(event);
}
