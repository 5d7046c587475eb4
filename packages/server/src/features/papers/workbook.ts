/** 成绩.xlsx: values without formulas, for whoever goes on working with the results. */
import { printScheme, type Result } from '@shiji/engine';
import { type SheetToWrite, writeWorkbook } from '@shiji/tables';
import { versionStates } from '../results/model.ts';
import { distributionOf } from '../results/view.ts';
import type { Papers } from './gather.ts';
import { becauseSaid, gradeCell, said, valueOr } from './words.ts';

const text = (header: string, width?: number) =>
  ({ header, kind: 'text', ...(width === undefined ? {} : { width }) }) as const;
const number = (header: string) => ({ header, kind: 'number' }) as const;

/** `seats`: of the version's run. Texts are never formulas: see `writeWorkbook`. */
export function resultsWorkbook(papers: Papers, seats: Result['seats']): Promise<Uint8Array> {
  return writeWorkbook([people(papers), pools(papers, seats), decisions(papers), versions(papers), scheme(papers)]);
}

function people({ round, version, figures, people: all }: Papers): SheetToWrite {
  const twice = new Set(figures.map(({ name }) => name).filter((name, i, names) => names.indexOf(name) !== i));
  return {
    name: '成绩',
    title: `${round.name}（第 ${version.version} 版，${versionStates[version.state]}）`,
    columns: [
      text('单位'),
      text('内设机构'),
      text('工号'),
      text('姓名'),
      ...figures.map(({ id, name }) => number(twice.has(name) ? `${name}（${id}）` : name)),
      number('总分'),
      text('排名范围'),
      number('名次'),
      text('等次'),
      text('说明'),
    ],
    rows: all.map(({ organizationName, unitName, code, name, result }) => [
      organizationName,
      unitName === organizationName ? '' : unitName,
      code,
      name,
      // A figure that is not in the result lies in a branch that does not concern the person.
      ...figures.map(({ id }) => said(result.indicators[id])),
      said(result.total),
      valueOr(result.pool),
      valueOr(result.rank),
      gradeCell(result),
      becauseSaid(result),
    ]),
  };
}

function pools({ levels, people: all }: Papers, seats: Result['seats']): SheetToWrite {
  const names = [...new Set(all.map(({ result }) => valueOr(result.pool) ?? ''))].sort();
  const words = [...new Set(seats.map(({ level }) => level))];
  return {
    name: '名额和分布',
    notes: ['每行一个排名范围；名额由方案算出，已用的是现有等次。'],
    columns: [
      text('排名范围'),
      number('人数'),
      ...levels.map((level) => number(level)),
      number('不定等次'),
      ...words.flatMap((level) => [number(`“${level}”参评基数`), number(`“${level}”名额`), number(`“${level}”已用`)]),
    ],
    rows: names.map((pool) => {
      const own = all.filter(({ result }) => (valueOr(result.pool) ?? '') === pool).map(({ result }) => result);
      const { distribution, ungraded } = distributionOf(levels, own);
      return [
        pool === '' ? '不排名' : pool,
        String(own.length),
        ...levels.map((level) => String(distribution.find(({ grade }) => grade === level)?.people ?? 0)),
        String(ungraded),
        ...words.flatMap((level) => {
          const seat = seats.find((one) => one.pool === pool && one.level === level);
          return seat === undefined ? ['', '', ''] : [seat.base, seat.seats, seat.taken].map(String);
        }),
      ];
    }),
  };
}

function decisions({ rulings }: Papers): SheetToWrite {
  return {
    name: '决定和裁定',
    columns: [
      text('时间'),
      text('对象'),
      text('事项'),
      text('决定'),
      text('与谁调换'),
      text('由谁决定'),
      text('理由', 60),
    ],
    rows: rulings.map((one) => [
      one.at.slice(0, 10),
      one.targetName,
      one.setting,
      one.value,
      one.with?.name ?? '',
      one.by,
      one.reason,
    ]),
  };
}

function versions({ versions: all }: Papers): SheetToWrite {
  return {
    name: '各版结果',
    notes: ['摘要与公示和账上封存的一致；用 shiji verify 核验导出的文件，会逐一重算。'],
    columns: [
      number('版次'),
      text('状态'),
      { header: '统计日', kind: 'date' },
      text('提出理由', 30),
      text('审定'),
      { header: '审定日', kind: 'date' },
      text('审定意见', 30),
      text('结果摘要'),
      text('事实摘要'),
    ],
    rows: [...all]
      .reverse()
      .map((one) => [
        String(one.version),
        versionStates[one.state],
        one.asOf,
        one.reason,
        one.settled?.body,
        one.settled?.day,
        one.settled?.note,
        one.resultsHash,
        one.tablesHash,
      ]),
  };
}

/** The scheme as an official document, each paragraph a row, with the clauses that it rests on. */
function scheme({ scheme: one, round }: Papers): SheetToWrite {
  const { title, subtitle, chapters } = printScheme(one);
  const rows = chapters.flatMap(({ title: chapter, blocks }) =>
    blocks.flatMap((block): readonly (readonly string[])[] => {
      if (block.kind === 'table') return [block.head, ...block.rows].map((cells) => [chapter, cells.join('　')]);
      if (block.kind === 'list') return block.items.map((item, i) => [chapter, `${i + 1}. ${item}`]);
      return [[chapter, block.text]];
    }),
  );
  return {
    name: '方案',
    title,
    notes: [...subtitle, `用于：${round.name}`],
    columns: [text('章', 24), text('内容', 120)],
    rows,
  };
}
