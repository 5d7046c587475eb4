/** What people do wrong, and others on purpose, while a quarter is logged: all of it is answered, and nothing of it is half done. */
import type { Place } from './place.ts';
import { at, type Playing } from './playing.ts';
import { refusedWith } from './refused.ts';

/** On a day of the term on which a week `span` may be written, and `ahead` not yet. */
export async function misbehave(playing: Playing, span: string, ahead: string): Promise<void> {
  const { place, subjects, county, round } = playing;
  const [one, other] = subjects;
  if (one === undefined || other === undefined) throw new Error('nobody is assessed');
  const path = (person: string, week = span) => `POST ${at(playing, `/logs/${person}/weekly/${week}`)}`;
  const entry = (more: object = {}) => ({
    body: { text: '走访农户。', indicators: [], photos: [], revision: 0, ...more },
  });
  const refused = async (
    who: Parameters<Place['ask']>[0],
    address: string,
    sent: object,
    status: number,
    code: string,
  ) => refusedWith(await place.ask(who, address, sent), status, code);
  await refused(undefined, path(one.person), entry(), 401, 'not-signed-in');
  await refused(
    { ...one.user, cookie: `${one.user.cookie.slice(0, -4)}aaaa` },
    path(one.person),
    entry(),
    401,
    'not-signed-in',
  );
  await refused(other.user, path(one.person), entry(), 403, 'forbidden');
  await refused(one.user, path(one.person, ahead), entry(), 409, 'log-not-yet');
  await refused(one.user, path(one.person, '2019-W01'), entry(), 404, 'entry-unknown');
  await refused(one.user, path(one.person), entry({ revision: 7 }), 409, 'log-changed-elsewhere');
  await refused(one.user, path(one.person), entry({ text: '字'.repeat(2001) }), 422, 'log-too-long');
  await refused(one.user, path(one.person), entry({ text: '\ud842' }), 422, 'invalid-input');
  await refused(one.user, path(one.person), entry({ text: '吉\u0000' }), 422, 'invalid-input');
  await refused(one.user, path(one.person), entry({ text: '䶮'.repeat(3_500_000) }), 413, 'too-large');
  await refused(
    one.user,
    path(one.person),
    { body: Buffer.from('{'), headers: { 'content-type': 'application/json' } },
    400,
    'unreadable-body',
  );
  await refused(one.user, path(one.person), { ...entry(), headers: { 'x-shiji': '' } }, 403, 'not-from-here');
  await refused(county.committee[0], `POST ${at(playing, '/proposal')}`, { body: {} }, 409, 'stage-not-on');
  await refused(county.office, `POST ${at(playing, '/filing')}`, { body: {} }, 409, 'stage-not-on');
  await refused(one.user, `POST ${at(playing, '/proposal')}`, { body: {} }, 403, 'forbidden');
  await refused(one.user, `GET /api/rounds/${round}/results`, {}, 403, 'forbidden');
  await refused(one.user, `POST ${at(playing, '/objections')}`, { body: { text: '太低。' } }, 409, 'nothing-to-object');
}
