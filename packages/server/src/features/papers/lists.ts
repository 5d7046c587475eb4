/** The notice, and the list of results by grade. */
import type { SubjectResult } from '@shiji/engine';
import type { WordDocument } from '../../documents/word.ts';
import { noticeWords } from '../notices/copy.ts';
import { isGradePutOff } from '../results/decide.ts';
import { valueIn } from '../results/model.ts';
import { distributionOf } from '../results/view.ts';
import type { Papers } from './gather.ts';
import { becauseSaid, fullDay, gradeCell, PUT_OFF, said, valueOr } from './words.ts';

const NUMBERS = '一二三四五六七八九十';

/** 公示: proposed grades and the parts of the score of everybody (XL-08); undefined while there is none. */
export function noticePaper({ notice, figures, people, county }: Papers): WordDocument | undefined {
  if (notice === undefined) return undefined;
  const shown = figures.filter(({ id }) => notice.figures.includes(id));
  return {
    title: notice.title.replace(/(?=结果公示$)/, '\n'),
    lying: shown.length > 3,
    blocks: [
      {
        kind: 'text',
        text: `现将考核结果予以公示，公示期为${fullDay(notice.begins)}至${fullDay(notice.ends)}。对公示内容有异议的，请在公示期内向受理单位提出。`,
      },
      { kind: 'text', text: `受理异议：${notice.contact}` },
      {
        kind: 'table',
        columns: [
          { title: noticeWords.unit, width: 4 },
          { title: noticeWords.name, width: 3 },
          ...shown.map(({ name }) => ({ title: name, width: 3, align: 'right' as const })),
          { title: noticeWords.total, width: 3, align: 'right' },
          { title: noticeWords.grade, width: 3, align: 'center' },
        ],
        rows: people
          .filter(({ result }) => !isGradePutOff(result))
          .map(({ organizationName, name, result }) => [
            organizationName,
            name,
            ...shown.map(({ id }) => valueOr(result.indicators[id]) ?? '—'),
            valueIn(result.total) ?? '—',
            valueIn(result.grade) ?? noticeWords.none,
          ]),
      },
      { kind: 'signature', lines: [county, fullDay(notice.begins)] },
    ],
  };
}

interface Column {
  readonly title: string;
  readonly width: number;
  readonly align?: 'right';
  readonly cell: (result: SubjectResult) => string;
}

/** 等次名单: grade by grade, and last who has none, with the reason; of whose grade is put off it says that alone. */
export function listPaper({ round, levels, people, version, extent }: Papers): WordDocument {
  const { distribution } = distributionOf(
    levels,
    people.map(({ result }) => result),
  );
  const groups = [...distribution.map(({ grade }) => grade), noticeWords.none, PUT_OFF]
    .map((grade) => ({ grade, own: people.filter(({ result }) => gradeCell(result) === grade) }))
    .filter(({ own }) => own.length > 0);
  const last = (grade: string): readonly Column[] => {
    if (grade === PUT_OFF) return [];
    if (grade === noticeWords.none) return [{ title: '原因', width: 4, cell: becauseSaid }];
    return [
      { title: '总分', width: 2, align: 'right', cell: ({ total }) => said(total) },
      { title: '名次', width: 2, align: 'right', cell: ({ rank }) => said(rank) },
    ];
  };
  const state = version.state === 'proposed' ? '（拟定）' : '';
  return {
    title: `${round.name}\n等次名单${state}`,
    blocks: [
      ...(extent === 'part' ? [{ kind: 'text', text: '本名单只列本单位人员。' } as const] : []),
      ...groups.flatMap(({ grade, own }, at) => [
        {
          kind: 'heading',
          level: 1,
          text: `${NUMBERS[at] ?? ''}、${grade}（${own.length} 人）`,
        } as const,
        {
          kind: 'table',
          columns: [
            { title: '单位', width: 4 },
            { title: '姓名', width: 2 },
            ...last(grade).map(({ cell: _, ...column }) => column),
          ],
          rows: own.map(({ organizationName, name, result }) => [
            organizationName,
            name,
            ...last(grade).map(({ cell }) => cell(result)),
          ]),
        } as const,
      ]),
    ],
  };
}
