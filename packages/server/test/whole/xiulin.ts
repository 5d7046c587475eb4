/** Xiulin's quarter: entries that count for nothing, the leaders' ballot, the panel's scores from a file, exceptions up and down, confirming. */
import { fileURLToPath } from 'node:url';
import { begin, drawOf } from './beginning.ts';
import { bringIn, decideTies, lastWords, noticeAndObjections, propose } from './deciding.ts';
import { happen } from './happening.ts';
import { known, type Part } from './parts.ts';
import { at, type Playing, type Rules, type Subject, toStage } from './playing.ts';
import { rate } from './rating.ts';
import { recompute } from './recomputing.ts';
import { refusedWith } from './refused.ts';
import { writeAll } from './writing.ts';

const SCHEME = fileURLToPath(new URL('../../../../schemes/xiulin/quarter.yaml', import.meta.url));
const RULES: Rules = {
  library: 'xiulin/quarter',
  indicators: [],
  adds: [],
  subtracts: [
    { code: 'conduct', level: '提醒' },
    { code: 'discipline', level: '批评' },
  ],
};

export const xiulinQuarter: readonly Part[] = [
  {
    name: 'begin',
    rule: '[XL-01] 按批准的办法开始一个季度的考核，名册里的身份对应到办法里的编制',
    async play(state) {
      state.playing = await begin({ ...state, rules: RULES, as: { 参公人员: '公务员' } });
    },
  },
  {
    name: 'log',
    rule: '[XL-02] 每周记录、每月实绩都有人记，缺的列得出名单',
    async play({ playing: maybe }) {
      const playing = known(maybe);
      const { place, county, extent } = playing;
      await writeAll(playing, new Set(), async () => {});
      await happen(playing, extent.to);
      const path = at(playing, '/missing-logs?entry=monthly&span=');
      const month = extent.to.slice(0, 7);
      const { people } = await place.well(county.office, `GET ${path}${month}`);
      const written = [...playing.done.entries.keys()].filter((key) => key.endsWith(`/monthly/${month}`));
      const late = playing.subjects.length - written.length;
      if (people.length !== late) throw new Error(`${late} have yet to write, ${people.length} are listed`);
    },
  },
  {
    name: 'rate',
    rule: '[XL-03] 领导民主测评一张票上“好”不超过40%，超过的当场退回；逐人票数与投出的相符',
    async play({ playing: maybe }) {
      const playing = known(maybe);
      await toStage(playing, 'poll');
      await rate(playing, {
        stage: 'rating',
        papers: 'one',
        voters: 'leaders',
        mark: byQuality(playing),
        refused: () => 0,
      });
    },
  },
  {
    name: 'import',
    rule: '[XL-04] 评分组的评分从文件导入，先核对后计入',
    async play({ playing: maybe }) {
      const playing = known(maybe);
      const points = playing.subjects.map(({ person }) => {
        const draw = drawOf('panel', person);
        const value = `${draw.whole(65, 97)}.${draw.whole(1, 9)}`;
        return { subject: person, indicator: 'individual', rater: '评分组', value };
      });
      await bringIn(playing, { points });
    },
  },
  {
    name: 'decide',
    rule: '[XL-05] [XL-06] [XL-07] 好不超过40%；表现突出的可以直接定为好，不服从组织安排的直接定为较差，都写明理由',
    async play(state) {
      const playing = known(state.playing);
      await toStage(playing, 'propose');
      await decideTies(playing);
      await except(playing);
      await decideTies(playing);
      state.objector = await near(playing);
      await propose(playing);
    },
  },
  {
    name: 'notice',
    rule: '[XL-08] 公示以后可以提出异议，由专人研究答复；成立的更正为第 2 版',
    async play(state) {
      const playing = known(state.playing);
      await toStage(playing, 'notice');
      const objector = known(state.objector);
      state.open = await noticeAndObjections(playing, { objector, ruling: { setting: '例外', value: 'up' } });
    },
  },
  {
    name: 'file',
    rule: '[XL-09] 公示以后审定，审定以后确认，确认以后归档；次序不能颠倒',
    play: ({ playing, open }) => lastWords(known(playing), known(open)),
  },
  {
    name: 'recompute',
    rule: '[FX-10] [XL-09] 由台账的归档文件重新计算，与确认的逐位相同',
    async play(state) {
      state.recomputed = await recompute(known(state.playing), SCHEME);
    },
  },
];

/** So many of ten are marked 好 by each voter; another voter sees other people there. */
const BEST = 3;

const byQuality =
  ({ subjects }: Playing) =>
  (voter: string, n: number, marks: number): number => {
    const shift = drawOf('view', voter).whole(0, 9);
    const place = (n + shift) % 10;
    if (place < BEST && n < Math.floor(subjects.length / 10) * 10) return 0;
    return 1 + (drawOf('mark', voter, String(n)).whole(0, 9) < 7 ? 0 : Math.min(1, marks - 2));
  };

interface Line {
  readonly person: { readonly id: string };
  readonly grade?: string;
}

async function graded({ place, county, round, subjects }: Playing, grade: string): Promise<readonly Subject[]> {
  const { lines } = await place.well(county.committee[0], `GET /api/rounds/${round}/results`);
  const ids = lines.filter((line: Line) => line.grade === grade).map(({ person }: Line) => person.id);
  return ids.flatMap((id: string) => subjects.filter(({ person }) => person === id));
}

async function except(playing: Playing): Promise<void> {
  const { place, county } = playing;
  const path = `POST ${at(playing, '/rulings')}`;
  const ruled = (one: Subject | undefined, value: string) =>
    place.ask(county.committee[0], path, {
      body: { kind: 'subject', target: one?.person, setting: '例外', value, by: '考核委员会', reason: '防汛期间表现' },
    });
  const [up, down] = await graded(playing, '较好');
  const lifted = await ruled(up, 'up');
  if (lifted.status !== 200) throw new Error(String(lifted.bytes));
  const lowered = await ruled(down, 'down');
  if (lowered.status !== 200) throw new Error(String(lowered.bytes));
  refusedWith(await ruled(down, 'sideways'), 422, 'ruling-unfit');
  const grades = await Promise.all(['好', '较差'].map((grade) => graded(playing, grade)));
  if (!grades[0]?.includes(up as Subject) || !grades[1]?.includes(down as Subject))
    throw new Error('an exception did not stand');
}

const near = async (playing: Playing): Promise<Subject> => {
  const [one] = await graded(playing, '较好');
  if (one === undefined) throw new Error('nobody is left to object');
  return one;
};
