/** 会议纪要 of the meeting that settled the results, from what was recorded of it: day, body, what was settled, by whose decision what is otherwise. */
import type { Result } from '@shiji/engine';
import type { Scope } from '../../db/scope.ts';
import type { WordBlock, WordDocument } from '../../documents/word.ts';
import { type Objection, objectionKinds, objectionStates } from '../objections/model.ts';
import { objectionReader } from '../objections/store.ts';
import { choicesOf, distributionOf } from '../results/view.ts';
import type { Papers } from './gather.ts';
import { fullDay } from './words.ts';

export interface Meeting {
  readonly seats: Result['seats'];
  readonly objections: readonly Pick<Objection, 'kind' | 'state'>[];
  /** Names of the accounts that proposed, recorded the settling, confirmed. */
  readonly by: { readonly proposed?: string; readonly settled?: string; readonly confirmed?: string };
}

const BLANK = '　　　　　　　　　　';

/** Undefined while nothing is settled. */
export function minutesOf(papers: Papers, { seats, objections, by }: Meeting): WordDocument | undefined {
  const { round, version, people, levels } = papers;
  const { settled } = version;
  if (settled === undefined) return undefined;
  const { distribution, ungraded } = distributionOf(
    levels,
    people.map(({ result }) => result),
  );
  const counts = distribution.map(({ grade, people: count }) => `“${grade}” ${count} 人`).join('，');
  const kept = seats.every(({ taken, seats: most }) => taken <= most);
  return {
    title: `${round.name}\n结果审定会议纪要`,
    subtitle: `（${fullDay(settled.day)}）`,
    blocks: [
      {
        kind: 'form',
        widths: [1, 4],
        rows: [
          [{ text: '时间', label: true }, { text: fullDay(settled.day) }],
          [{ text: '会议', label: true }, { text: settled.body }],
          [{ text: '主持人', label: true }, { text: '' }],
          [
            { text: '出席', label: true },
            { text: '', lines: 2 },
          ],
          [{ text: '列席', label: true }, { text: '' }],
          [{ text: '记录', label: true }, { text: '' }],
        ],
      },
      { kind: 'heading', level: 1, text: '一、审定事项' },
      {
        kind: 'text',
        text: `会议听取考核委员会关于${round.name}等次建议的汇报，审定第 ${version.version} 版结果。${named('等次建议提出', by.proposed)}${named('审定登记', by.settled)}${named('确认', by.confirmed)}`,
      },
      { kind: 'heading', level: 1, text: '二、审定结果' },
      {
        kind: 'text',
        text: `参加考核 ${people.length} 人：${counts}${ungraded > 0 ? `，不定等次 ${ungraded} 人` : ''}。`,
      },
      ...quota(seats, kept),
      { kind: 'heading', level: 1, text: '三、例外、调换和其他决定' },
      ...decisions(papers),
      { kind: 'heading', level: 1, text: '四、公示和异议' },
      ...heard(papers, objections),
      { kind: 'heading', level: 1, text: '五、审定意见' },
      { kind: 'text', text: settled.note === '' ? '同意。' : settled.note },
      {
        kind: 'text',
        text: `存证：结果摘要 ${version.resultsHash}；事实摘要 ${version.tablesHash}。`,
      },
      {
        kind: 'signature',
        lines: [`主持人签名：${BLANK}`, `记录人签名：${BLANK}`, settled.body, fullDay(settled.day)],
      },
    ],
  };
}

const named = (what: string, who: string | undefined): string => (who === undefined ? '' : `${what}：${who}。`);

function quota(seats: Result['seats'], kept: boolean): readonly WordBlock[] {
  if (seats.length === 0) return [];
  return [
    {
      kind: 'text',
      text: kept ? '各范围使用的名额均未超过方案规定：' : '各范围的名额和使用情况如下，超过名额的经批准：',
    },
    {
      kind: 'table',
      columns: [
        { title: '范围', width: 4 },
        { title: '等次', width: 2, align: 'center' },
        { title: '参评人数', width: 2, align: 'right' },
        { title: '名额', width: 2, align: 'right' },
        { title: '使用', width: 2, align: 'right' },
      ],
      rows: seats.map(({ pool, level, base, seats: most, taken }) => [pool, level, ...[base, most, taken].map(String)]),
    },
  ];
}

function decisions({ rulings, scheme, people }: Papers): readonly WordBlock[] {
  if (rulings.length === 0) return [{ kind: 'text', text: '没有例外、调换和其他需要作出的决定。' }];
  const units = new Map(people.map(({ id, organizationName }) => [id, organizationName]));
  const names = new Map(exceptionsOf(scheme));
  return [
    {
      kind: 'table',
      columns: [
        { title: '对象', width: 3 },
        { title: '决定', width: 4 },
        { title: '由谁决定', width: 3 },
        { title: '理由', width: 5 },
      ],
      rows: rulings.map((one) => [
        [one.targetName, units.get(one.target)].filter((part) => part !== undefined).join('\n'),
        `${one.setting}：${names.get(one.value) ?? one.value}${one.with === undefined ? '' : `（与${one.with.name}调换）`}`,
        one.by,
        one.reason,
      ]),
    },
  ];
}

/** Exceptions by what a ruling calls them (XL-06, XL-07). */
function exceptionsOf(scheme: Papers['scheme']): readonly (readonly [string, string])[] {
  return choicesOf(scheme).map(({ value, name }) => [value, name]);
}

function heard({ notice }: Papers, objections: Meeting['objections']): readonly WordBlock[] {
  const hung =
    notice === undefined ? '本次考核没有公示。' : `考核结果于${fullDay(notice.begins)}至${fullDay(notice.ends)}公示。`;
  const counts = new Map<string, number>();
  for (const { kind, state } of objections) {
    const key = `${objectionKinds[kind]}${objectionStates[state]}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const told =
    counts.size === 0
      ? '没有收到异议。'
      : `收到${[...counts].map(([what, count]) => `${what} ${count} 件`).join('，')}。`;
  return [{ kind: 'text', text: `${hung}${told}` }];
}

/** What else the minutes need, from what was recorded. */
export async function meetingOf(scope: Scope, { round, version }: Papers, seats: Result['seats']): Promise<Meeting> {
  const { tenant, db } = scope;
  const row = await db
    .selectFrom('result_versions')
    .select(['made_by', 'settled_by', 'confirmed_by'])
    .where('tenant', '=', tenant)
    .where('round', '=', round.id)
    .where('version', '=', version.version)
    .executeTakeFirst();
  const accounts = [row?.made_by, row?.settled_by, row?.confirmed_by].flatMap((id) => id ?? []);
  const names = new Map<string, string>();
  if (accounts.length > 0)
    for (const { id, name } of await db
      .selectFrom('accounts')
      .select(['id', 'name'])
      .where('tenant', '=', tenant)
      .where('id', 'in', accounts)
      .execute())
      names.set(id, name);
  const nameOf = (id: string | null | undefined) => (id === null || id === undefined ? undefined : names.get(id));
  const by = {
    ...given('proposed', nameOf(row?.made_by)),
    ...given('settled', nameOf(row?.settled_by)),
    ...given('confirmed', nameOf(row?.confirmed_by)),
  };
  return { seats, objections: await objectionReader(scope).list({ round: round.id }, MOST_OBJECTIONS), by };
}

const MOST_OBJECTIONS = 10_000;

const given = <K extends string>(key: K, value: string | undefined) =>
  (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: string };
