/** A scheme as the 实施方案 that the people it governs can read: the very rules that run, in chapters. */

import { kindOf } from '../process/index.ts';
import { isFigureRef } from '../scheme/action-amount.ts';
import type { Figure } from '../scheme/figure.ts';
import { rosterSources, type Scheme } from '../scheme/scheme.ts';
import { placedFigures } from '../scheme/tree.ts';
import { settlingText } from '../words/settling.ts';
import { conditionText } from './conditions.ts';
import { type Chapter, list, type PrintedScheme, paragraph, table } from './document.ts';
import { indicatorBlocks, marksText } from './figures.ts';
import { gradeBlocks, isGrade, isRank, rankItems } from './grades.ts';
import { deadlineText, parameterText, quoted, roundingText, type Saying, sayingOf } from './saying.ts';

const periods: { readonly [P in Scheme['period']]: string } = {
  week: '每周',
  month: '每月',
  quarter: '每季度',
  'half-year': '每半年',
  year: '每年',
  campaign: '按专项工作的起止日期',
};

/** The document of a checked scheme. Chapters that have nothing to say are left out. */
export function printScheme(scheme: Scheme): PrintedScheme {
  const saying = sayingOf(scheme);
  const chapters = [
    general(scheme, saying),
    subjects(scheme, saying),
    indicators(scheme, saying),
    ranks(scheme, saying),
    grades(scheme, saying),
    process(scheme, saying),
    consequences(scheme, saying),
    parameters(scheme),
    local(scheme, saying),
  ];
  return {
    title: scheme.name,
    subtitle: [
      `方案编号 ${scheme.scheme}，版本 ${scheme.version}`,
      ...(scheme.document === undefined ? [] : [`依据：${scheme.document}`]),
    ],
    chapters: chapters.filter(({ blocks }) => blocks.length > 0),
  };
}

const general = ({ period, decimals, facets = [] }: Scheme, { decider }: Saying): Chapter => ({
  title: '总则',
  blocks: [
    list([
      `考核周期：${periods[period]}一次，具体起止日期由每次考核确定。`,
      `计算：每次除法和公布的总分，${roundingText(decimals)}；加、减、乘不舍入。名次、等次都看公布的总分。`,
      ...(facets.length === 0 ? [] : [`考核方面：${facets.join('、')}。`]),
      `方案没有说到的情形（并列、缺少数据等）不由程序代为决定，列为待定，由${decider}作出决定并说明理由。`,
    ]),
  ],
});

function subjects(scheme: Scheme, saying: Saying): Chapter {
  const at = {
    from: '以考核期第一天为准',
    to: '以考核期最后一天为准',
    asOf: '以统计日为准',
    longest: '以考核期内时间最长的为准',
  };
  const people = scheme.populations.map((population) => {
    const { name, where, settledBy, total, rank, grade } = population;
    const settled = settledBy === undefined ? '' : `结果${settlingText(settledBy)}${clauseText(settledBy)}。`;
    const published = [
      `总分看${saying.named(total)}`,
      ...(rank === undefined ? [] : [`名次看${saying.named(rank)}`]),
      ...(grade === undefined ? [] : [`等次看${saying.named(grade)}`]),
    ];
    return `${name}${where === undefined ? '' : `：${conditionText(where, saying)}的`}。${published.join('，')}。${settled}${clauseText(population)}`;
  });
  const attributes = (scheme.attributes ?? []).map(
    ({ name, from, at: which, values }) =>
      `${name}：${from === undefined ? '' : `取自花名册的${rosterSources[from]}，`}${at[which]}${valuesText(values)}。`,
  );
  return {
    title: '考核对象',
    blocks: [list(people), ...(attributes.length === 0 ? [] : [paragraph('考核期内情况有变动的：'), list(attributes)])],
  };
}

function valuesText(values: readonly string[] | undefined): string {
  if (values === undefined) return '';
  return values.length === 1 ? `，填${quoted(values)}或不填` : `，分为${quoted(values)}`;
}

/** Figures at the top that give numbers; one that another holds as a part is printed there. */
function indicators(scheme: Scheme, saying: Saying): Chapter {
  const shown = scheme.figures.filter((figure) => !isGrade(figure) && !isRank(figure));
  return { title: '考核指标和计分办法', blocks: indicatorBlocks(shown, saying) };
}

function ranks(scheme: Scheme, saying: Saying): Chapter {
  const found = everyFigure(scheme).filter(isRank);
  return { title: '名次', blocks: found.length === 0 ? [] : [list(rankItems(found, saying))] };
}

function grades(scheme: Scheme, saying: Saying): Chapter {
  return { title: '等次', blocks: gradeBlocks(everyFigure(scheme).filter(isGrade), saying) };
}

/** What is done, step by step; the chapter of a plan on how it is carried out. */
function process(scheme: Scheme, saying: Saying): Chapter {
  const items = (scheme.process ?? []).map((stage) => {
    const { name, days, imports, work } = stage;
    const said = [
      kindOf(work).say(work, saying),
      ...(imports === undefined
        ? []
        : [`由办公室导入${imports.map((one) => importText(one, scheme, saying)).join('、')}的评分`]),
      ...(days === undefined ? [] : [`${days}日内完成`]),
    ];
    return `${name}：${said.join('；')}。${clauseText(stage)}`;
  });
  const note = paragraph('各步依次进行，具体日期由每次考核确定；需要延长的，说明理由。');
  return { title: '实施步骤', blocks: items.length === 0 ? [] : [note, list(items)] };
}

const importText = (one: string, scheme: Scheme, saying: Saying): string =>
  placedFigures(scheme).some(({ figure }) => figure.id === one) ? saying.named(one) : quoted([one]);

function consequences(scheme: Scheme, saying: Saying): Chapter {
  const items = (scheme.consequences ?? []).map((consequence) => {
    const { name, for: populations, when, then } = consequence;
    const whom = populations === undefined ? '' : `${populations.map(saying.population).join('、')}，`;
    const actions = then.map(({ name: what, by, within, amount }) => {
      const who = [by === undefined ? '' : `由${by}`, within === undefined ? '' : `在${deadlineText(within)}`].join('');
      const much =
        amount === undefined
          ? ''
          : `，数额${isFigureRef(amount) ? `为${saying.named(amount.figure)}` : saying.amount(amount)}`;
      return `${who === '' ? what : `${who}办理“${what}”`}${much}`;
    });
    return `${name}：${whom}${conditionText(when, among(populations, saying))}的，${actions.join('；')}。${clauseText(consequence)}`;
  });
  const note = paragraph('以下都是建议，由有关负责人确认后办理。');
  return { title: '结果运用', blocks: items.length === 0 ? [] : [note, list(items)] };
}

/** Last places are those of the populations that a consequence is for. */
function among(ids: readonly string[] | undefined, saying: Saying): Saying {
  const { scheme } = saying;
  const populations = scheme.populations.filter(({ id }) => ids === undefined || ids.includes(id));
  return { ...saying, scheme: { ...scheme, populations } };
}

function parameters({ parameters: all = [] }: Scheme): Chapter {
  const rows = all.map((parameter) => [
    parameter.name,
    parameterText(parameter),
    parameter.at === undefined
      ? '—'
      : { periodStart: '以考核期第一天为准', factDate: '以事情发生的当天为准' }[parameter.at],
    marksText(parameter) || '—',
  ]);
  return { title: '参数', blocks: rows.length === 0 ? [] : [table(['参数', '取值', '变动时', '依据'], rows)] };
}

/** Choices that the source leaves open, with their reasons: whoever reads should know which rules are the place's own. */
function local(scheme: Scheme, saying: Saying): Chapter {
  const found: string[] = [];
  const visit = (of: unknown, name: string | undefined): void => {
    if (Array.isArray(of)) for (const one of of) visit(one, name);
    else if (typeof of === 'object' && of !== null) {
      const own =
        'name' in of && typeof of.name === 'string'
          ? of.name
          : 'level' in of && typeof of.level === 'string'
            ? `“${of.level}”的名额`
            : name;
      if ('local' in of && typeof of.local === 'string') found.push(`${own ?? saying.scheme.name}：${of.local}`);
      for (const value of Object.values(of)) visit(value, own);
    }
  };
  visit(scheme, undefined);
  return {
    title: '本地确定的事项',
    blocks: found.length === 0 ? [] : [paragraph('下列各项原文没有规定，由本地确定：'), list(found)],
  };
}

const everyFigure = (scheme: Scheme): Figure[] => placedFigures(scheme).map(({ figure }) => figure);
const clauseText = (marks: Parameters<typeof marksText>[0]): string => {
  const clause = marksText(marks);
  return clause === '' ? '' : `（${clause}）`;
};
