/** The assessment forms of a unit's people, one file a unit: by the month or quarter 平时考核登记表, by the year 年度考核登记表. */
import type { FormCell, WordBlock, WordDocument } from '../../documents/word.ts';
import type { Assessed, Papers } from './gather.ts';
import { fullDay, gradeOf, kindOf, periodText, said, sealedBy, signed } from './words.ts';

/** Six columns, as the official form has them: three names with what stands beside each. */
const WIDTHS = [15, 19, 15, 18, 14, 19];

type Row = readonly FormCell[];
const name = (text: string, more: Partial<FormCell> = {}): FormCell => ({ text, label: true, ...more });
const beside = (label: string, text: string, more: Partial<FormCell> = {}): Row => [
  name(label),
  { text, columns: 5, ...more },
];

/** Blank cells are for what the roster doesn't hold: they are filled in by hand. */
function headOf(one: Assessed): readonly Row[] {
  const { tenure } = one;
  const place = [one.organizationName, one.unitName === one.organizationName ? '' : one.unitName, tenure?.post ?? '']
    .filter((part) => part !== '')
    .join('　');
  return [
    [name('姓名'), { text: one.name }, name('性别'), { text: '' }, name('出生年月'), { text: '' }],
    [
      name('政治\n面貌'),
      { text: '' },
      name('任现职\n时间'),
      { text: tenure === undefined ? '' : fullDay(tenure.since) },
      name('职级'),
      { text: tenure?.rank ?? '' },
    ],
    beside('单位及\n职务', place),
    beside('从事或\n分管工作', ''),
  ];
}

const summaryOf = ({ summaries }: Assessed): string =>
  summaries.map(({ name: title, text }) => `${title}：${text.trim()}`).join('\n');

function scoresOf({ figures }: Papers, { result }: Assessed): string {
  const parts = figures.flatMap(({ id, name: figure, part }) => {
    const outcome = result.indicators[id];
    return part && outcome !== undefined ? [`${figure} ${said(outcome)}`] : [];
  });
  const rank = said(result.rank);
  const pool = said(result.pool);
  const place = rank === '' || !('value' in result.rank) ? '' : `，${pool}第 ${rank} 名`;
  return [...parts, `总分 ${said(result.total)}${place}`].join('；');
}

function happened({ events }: Assessed, ...effects: readonly Assessed['events'][number]['effect'][]): string {
  const own = events.filter(({ effect }) => effects.includes(effect));
  return own
    .map(
      ({ date, name: what, level, text }) =>
        `${fullDay(date)}　${what}${level === undefined ? '' : `（${level}）`}：${text}`,
    )
    .join('\n');
}

const opinionsOf = ({ comments }: Assessed): string =>
  comments.map(({ role, reviewer, comment }) => `${role}${reviewer}：${comment}`).join('\n');

/** By whom it is settled; proposed results say so. */
function settledText(papers: Papers, one: Assessed): string {
  const { settled } = papers.version;
  const grade = gradeOf(one.result);
  return settled === undefined ? `拟定等次：${grade}` : `${settled.body}${fullDay(settled.day)}审定，等次：${grade}`;
}

function routineForm(papers: Papers, one: Assessed): readonly Row[] {
  return [
    ...headOf(one),
    beside('小结', summaryOf(one), { lines: 4 }),
    beside('各指标\n得分', scoresOf(papers, one), { lines: 2 }),
    beside('特色亮点', happened(one, 'adds', 'either')),
    beside('负面情况', happened(one, 'subtracts')),
    beside('各级评鉴\n意见', opinionsOf(one), { lines: 3, signed }),
    beside('考核等次', settledText(papers, one), { lines: 2, signed: sealedBy }),
    beside('本人意见', '', { lines: 2, signed }),
  ];
}

/** The fields of the official 公务员年度考核登记表 in its order. */
function annualForm(papers: Papers, one: Assessed): readonly Row[] {
  const graded = 'value' in one.result.grade;
  return [
    ...headOf(one),
    beside('个人总结', summaryOf(one), { lines: 11 }),
    beside('参加脱产\n培训情况', '', { lines: 3 }),
    beside('主管领导\n评语和考\n核等次\n建议', opinionsOf(one), { lines: 5, signed }),
    beside('机关负责\n人或考核\n委员会\n意见', graded ? `${scoresOf(papers, one)}。${settledText(papers, one)}` : '', {
      lines: 4,
      signed: sealedBy,
    }),
    beside('本人意见', '', { lines: 3, signed }),
    beside('未确定等\n次情况\n说明', graded ? '' : gradeOf(one.result), { lines: 3, signed: sealedBy }),
  ];
}

/** The forms of some people, each on a page of its own. */
export function formsOf(papers: Papers, people: readonly Assessed[], title: string): WordDocument {
  const annual = papers.scheme.period === 'year';
  return {
    title,
    untitled: true,
    blocks: people.flatMap((one): readonly WordBlock[] => [
      {
        kind: 'title',
        text: `${kindOf(one)}${annual ? '年度' : '平时'}考核登记表`,
        subtitle: `（${periodText(papers)}）`,
      },
      { kind: 'form', widths: WIDTHS, rows: annual ? annualForm(papers, one) : routineForm(papers, one) },
    ]),
  };
}
