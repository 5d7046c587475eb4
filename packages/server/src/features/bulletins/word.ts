/** A bulletin as an official document: title, number, numbered sections with tables by unit, requests, who signs and the day. */
import type { WordBlock, WordDocument } from '../../documents/word.ts';
import { dayOf } from '../../ports/clock.ts';
import { spoken } from '../logs/view.ts';
import { bulletinWords as words } from './copy.ts';
import type { Bulletin, Section, UnitList } from './model.ts';

const NUMBERS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** 一、…, 十二、… */
export const headingNumber = (n: number): string => `${n <= 10 ? NUMBERS[n] : `十${NUMBERS[n - 10]}`}、`;

type Shown = Pick<
  Bulletin,
  'title' | 'year' | 'number' | 'introduction' | 'requests' | 'signedBy' | 'asOf' | 'issuedAt'
>;

export function bulletinDocument(
  bulletin: Shown,
  opening: string,
  sections: readonly Section[],
  lists: readonly UnitList[],
): WordDocument {
  const { title, year, number, introduction, requests, signedBy, issuedAt } = bulletin;
  const body = [
    ...sections.map((section) => ({ heading: section.heading, blocks: blocksOf(section) })),
    ...lists.map(({ heading, columns, rows }) => ({ heading, blocks: [tableOf(columns, rows, 'left')] })),
    ...(requests === '' ? [] : [{ heading: words.requests, blocks: paragraphs(requests) }]),
  ];
  return {
    title,
    subtitle: words.number(year, number),
    blocks: [
      ...(introduction === '' ? [] : paragraphs(introduction)),
      { kind: 'text', text: opening },
      ...body.flatMap(({ heading, blocks }, n): readonly WordBlock[] => [
        { kind: 'heading', level: 1, text: `${headingNumber(n + 1)}${heading}` },
        ...blocks,
      ]),
      { kind: 'signature', lines: [signedBy, spoken(dayOf(new Date(issuedAt)))] },
    ],
  };
}

/** A line break begins a paragraph. */
const paragraphs = (text: string): WordBlock[] =>
  text.split('\n').flatMap((line): WordBlock[] => (line.trim() === '' ? [] : [{ kind: 'text', text: line.trim() }]));

const blocksOf = ({ lines, table }: Section): readonly WordBlock[] => [
  ...lines.map((text): WordBlock => ({ kind: 'text', text })),
  ...(table === undefined ? [] : [tableOf(table.columns, table.rows, 'right')]),
];

function tableOf(columns: readonly string[], rows: readonly (readonly string[])[], align: 'left' | 'right'): WordBlock {
  return {
    kind: 'table',
    columns: columns.map((title, n) => ({ title, width: n === 0 ? 3 : 2, align: n === 0 ? 'left' : align })),
    rows,
  };
}
