/** Fengxiang's quarter from logging to filing, whatever its size. */
import { fileURLToPath } from 'node:url';
import { daysLater } from '../../src/features/roster/spans.ts';
import { begin, changeRoster, drawOf } from './beginning.ts';
import type { County } from './county.ts';
import { bringIn, decideTies, lastWords, noticeAndObjections, objectorIn, propose, race } from './deciding.ts';
import { happen } from './happening.ts';
import { misbehave } from './mischief.ts';
import type { Place } from './place.ts';
import { type Extent, type Playing, toStage } from './playing.ts';
import { colleagues, rate } from './rating.ts';
import { type Recomputed, recompute } from './recomputing.ts';
import { refusedWith } from './refused.ts';
import { reviewAll } from './reviewing.ts';
import { writeAll } from './writing.ts';

const SCHEME = fileURLToPath(new URL('../../../../schemes/fengxiang/quarter.yaml', import.meta.url));
const WORK = ['乡村振兴', '项目建设', '疫情防控'];
/** One in so many organizations serves at a window. */
const WINDOWS = 6;

export interface Played extends Recomputed {
  readonly playing: Playing;
  /** By what was done. */
  readonly seconds: ReadonlyMap<string, number>;
}

export async function playFengxiang(
  place: Place,
  county: County,
  extent: Extent,
  say: (line: string) => void,
): Promise<Played> {
  const seconds = new Map<string, number>();
  const part = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const began = performance.now();
    const given = await work();
    seconds.set(name, Math.round((performance.now() - began) / 100) / 10);
    return given;
  };
  const touched = await part('roster', () => changeRoster(place, county, extent));
  const playing = await part('begin', () =>
    begin({ place, county, extent, library: 'fengxiang/quarter', say, supplied: suppliedTo(county) }),
  );
  const middle = daysLater(extent.from, 9);
  await part('log', async () => {
    const days = [middle, daysLater(extent.to, -1)];
    await writeAll(playing, touched, async (next) => {
      // In between what else happens in a quarter.
      while (days[0] !== undefined && days[0] < next) {
        const day = days.shift() ?? '';
        await happen(playing, day);
        if (day === middle) await misbehave(playing, weekOf(day), weekOf(daysLater(day, 7)));
      }
    });
  });
  await part('rate', async () => {
    await toStage(playing, 'poll');
    await rate(playing, { stage: 'peer-rating', papers: 'each', voters: 'colleagues', mark: colleagues });
  });
  await part('import', async () => say(`${await bringIn(playing, dataOf(playing))} rows were imported`));
  await part('review', async () => {
    await toStage(playing, 'review');
    await reviewAll(playing);
  });
  const objector = await part('decide', async () => {
    await toStage(playing, 'propose');
    say(`${await decideTies(playing)} ties were decided`);
    await race(playing);
    const one = await objectorIn(playing);
    await decideTies(playing);
    await propose(playing);
    return one;
  });
  await tooLate(playing);
  const open = await part('notice', async () => {
    await toStage(playing, 'notice');
    return noticeAndObjections(playing, { objector, ruling: { setting: 'grade', value: '好' } });
  });
  await part('file', () => lastWords(playing, open));
  const recomputed = await part('recompute', () => recompute(playing, SCHEME));
  return { playing, seconds, ...recomputed };
}

/** Key work by organization; the rest is 综合服务. */
const workOf = (n: number): string | undefined => WORK[n % (WORK.length + 1)];

function suppliedTo({ organizations }: County) {
  const those = (suits: (n: number) => boolean) => organizations.filter((_, n) => suits(n)).map(({ id }) => id);
  return [
    ...WORK.map((value) => ({ attribute: 'work', value, units: those((n) => workOf(n) === value) })),
    { attribute: 'window', value: '是', units: those((n) => n % WINDOWS === 0) },
  ].filter(({ units }) => units.length > 0);
}

/** Duties of everybody, and what departments report of key work and windows. */
function dataOf({ subjects, county: { organizations }, extent: { from, to } }: Playing) {
  const place = new Map(organizations.map(({ id }, n) => [id, n]));
  const items = subjects.flatMap(({ person }) =>
    [1, 2, 3].map((n) => {
      const draw = drawOf('duty', person, String(n));
      const due = daysLater(to, -draw.whole(1, 14));
      const done = draw.weighted([
        [due, 12],
        [daysLater(due, 1), 1],
        ['', 0.2],
      ] as const);
      return {
        subject: person,
        key: `任务${n}`,
        indicator: 'duties',
        weight: String(n),
        due: due < from ? to : due,
        ...(done === '' ? {} : { done }),
      };
    }),
  );
  const measures = subjects.flatMap(({ person, organization }) => {
    const n = place.get(organization) ?? 0;
    const draw = drawOf('measure', person);
    const window = n % WINDOWS === 0 ? [['按期办结率', String(draw.whole(85, 100))]] : [];
    const work =
      workOf(n) === '乡村振兴'
        ? [['入户走访率', `${draw.whole(80, 99)}.${draw.whole(0, 9)}`]]
        : workOf(n) === '项目建设'
          ? [
              ['计划投资', String(draw.whole(200, 900))],
              ['完成投资', `${draw.whole(150, 900)}.${draw.whole(1, 99)}`],
            ]
          : [];
    return [...window, ...work].map(([figure = '', value = '']) => ({ subject: person, figure, value }));
  });
  return { items, measures };
}

/** What was proposed goes by no later entry, event or file. */
async function tooLate(playing: Playing): Promise<void> {
  const { place, subjects, county } = playing;
  const [one] = subjects;
  if (one === undefined) throw new Error('nobody is assessed');
  const path = `/api/rounds/${playing.round}`;
  const { rounds } = await place.well(one.user, 'GET /api/me/logs');
  const { spans } = rounds[0].entries[0];
  const { span, revision } = spans.at(-1);
  const body = { text: '再写一点。', indicators: [], photos: [], revision };
  refusedWith(await place.ask(one.user, `POST ${path}/logs/${one.person}/weekly/${span}`, { body }), 409, 'log-closed');
  const event = { code: 'urgent', day: playing.extent.to, text: '值守三天。' };
  refusedWith(
    await place.ask(one.user, `POST ${path}/people/${one.person}/events`, { body: event }),
    409,
    'facts-closed',
  );
  refusedWith(await place.ask(county.committee[1], `POST ${path}/proposal`, { body: {} }), 409, 'stage-not-on');
}

/** ISO 8601: the week of the day's Thursday. */
function weekOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 4 - (date.getUTCDay() || 7));
  const week = Math.ceil((Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86_400_000) + 1) / 7);
  return `${date.getUTCFullYear()}-W${String(week).padStart(2, '0')}`;
}
