/** Fengxiang's quarter from logging to filing, whatever its size. */
import { fileURLToPath } from 'node:url';
import { daysLater } from '../../src/features/roster/spans.ts';
import { begin, changeRoster, drawOf } from './beginning.ts';
import type { County } from './county.ts';
import { bringIn, decideTies, lastWords, noticeAndObjections, objectorIn, propose, race } from './deciding.ts';
import { happen } from './happening.ts';
import { misbehave } from './mischief.ts';
import { known, type Part } from './parts.ts';
import { type Playing, type Rules, toStage } from './playing.ts';
import { colleagues, rate } from './rating.ts';
import { recompute } from './recomputing.ts';
import { refusedWith } from './refused.ts';
import { reviewAll } from './reviewing.ts';
import { writeAll } from './writing.ts';

const SCHEME = fileURLToPath(new URL('../../../../schemes/fengxiang/quarter.yaml', import.meta.url));
export const RULES: Rules = {
  library: 'fengxiang/quarter',
  indicators: ['duties', 'key-work'],
  adds: [
    { code: 'award', level: '区级' },
    { code: 'award', level: '市级' },
    { code: 'spread', level: '区级' },
    { code: 'urgent' },
    { code: 'info' },
  ],
  subtracts: [{ code: 'late' }, { code: 'overdue' }, { code: 'criticized', level: '单位' }, { code: 'integrity-talk' }],
};
const WORK = ['乡村振兴', '项目建设', '疫情防控'];
/** One in so many organizations serves at a window. */
const WINDOWS = 6;

/** In the order of the quarter; each goes on from what the one before has left. */
export const fengxiangQuarter: readonly Part[] = [
  {
    name: 'roster',
    rule: '[FX-10] 季度开始前的调动、请假和更名都进花名册，生僻字不丢',
    async play(state) {
      state.touched = await changeRoster(state.place, state.county, state.extent);
    },
  },
  {
    name: 'begin',
    rule: '[FX-02] [FX-04] 选定的单位按批准的方案开始一个季度的考核，人员、岗位类别和评鉴人从此固定',
    async play(state) {
      state.playing = await begin({ ...state, rules: RULES, supplied: suppliedTo(state.county) });
    },
  },
  {
    name: 'log',
    rule: '[FX-05] 人人每周纪实、每月小结；迟交的记为补写；重复提交、两处修改、越权、超长都答复清楚，不多记一篇',
    async play({ playing: maybe, touched = new Set() }) {
      const playing = known(maybe);
      const { extent } = playing;
      const middle = daysLater(extent.from, 9);
      const days = [middle, daysLater(extent.to, -1)];
      await writeAll(playing, touched, async (next) => {
        // In between what else happens in a quarter.
        while (days[0] !== undefined && days[0] < next) {
          const day = days.shift() ?? '';
          await happen(playing, day);
          if (day === middle) await misbehave(playing, weekOf(day), weekOf(daysLater(day, 7)));
        }
      });
    },
  },
  {
    name: 'rate',
    rule: '[FX-07] 同一单位的人互评：每人领一张票、投一张票，票数与投出的逐项相符',
    async play({ playing: maybe }) {
      const playing = known(maybe);
      await toStage(playing, 'poll');
      await rate(playing, { stage: 'peer-rating', papers: 'each', voters: 'colleagues', mark: colleagues });
    },
  },
  {
    name: 'import',
    rule: '[FX-04] 岗位职责和重点工作的数据整批导入，核对以后一次计入',
    async play({ playing: maybe, say }) {
      const playing = known(maybe);
      say(`${await bringIn(playing, dataOf(playing))} rows were imported`);
    },
  },
  {
    name: 'review',
    rule: '[FX-07] 股组长、分管领导、主要领导逐级评鉴，下级没评上级不能评；可以退回、委托、更换评鉴人',
    async play({ playing: maybe }) {
      const playing = known(maybe);
      await toStage(playing, 'review');
      await reviewAll(playing);
    },
  },
  {
    name: 'decide',
    rule: '[FX-08] 两位领导争单位最后一个“好”的名额，恰有一位被拒；调换不超名额',
    async play(state) {
      const playing = known(state.playing);
      await toStage(playing, 'propose');
      state.say(`${await decideTies(playing)} ties were decided`);
      await race(playing);
      state.objector = await objectorIn(playing);
      await decideTies(playing);
      await propose(playing);
      await tooLate(playing);
    },
  },
  {
    name: 'notice',
    rule: '[FX-09] 公示每季度的结果；异议成立的更正为第 2 版，原来的一版仍在',
    async play(state) {
      const playing = known(state.playing);
      await toStage(playing, 'notice');
      const objector = known(state.objector);
      state.open = await noticeAndObjections(playing, { objector, ruling: { setting: 'grade', value: '好' } });
    },
  },
  {
    name: 'file',
    rule: '[FX-09] 异议没有办结的不能归档；审定、归档以后人人有最后的结果',
    play: ({ playing, open }) => lastWords(known(playing), known(open)),
  },
  {
    name: 'recompute',
    rule: '[FX-10] 由台账的归档文件重新计算，每个人、每一版都与公布的逐位相同；应答过的一条不少，也一条不多',
    async play(state) {
      state.recomputed = await recompute(known(state.playing), SCHEME);
    },
  },
];

/** Key work by organization; the rest is 综合服务. */
const workOf = (n: number): string | undefined => WORK[n % (WORK.length + 1)];

export function suppliedTo({ organizations }: County) {
  const those = (suits: (n: number) => boolean) => organizations.filter((_, n) => suits(n)).map(({ id }) => id);
  return [
    ...WORK.map((value) => ({ attribute: 'work', value, units: those((n) => workOf(n) === value) })),
    { attribute: 'window', value: '是', units: those((n) => n % WINDOWS === 0) },
  ].filter(({ units }) => units.length > 0);
}

/** Duties of everybody, and what departments report of key work and windows. */
export function dataOf({ subjects, county: { organizations }, extent: { from, to } }: Playing) {
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
