/** The notice, and the list of results by grade. */
import type { WordDocument } from '../../documents/word.ts';
import { noticeWords } from '../notices/copy.ts';
import { valueIn } from '../results/model.ts';
import { distributionOf } from '../results/view.ts';
import type { Papers } from './gather.ts';
import { fullDay, said, valueOr } from './words.ts';

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
        rows: people.map(({ organizationName, name, result }) => [
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

/** 等次名单: grade by grade, and last who has none, with the reason. */
export function listPaper({ round, levels, people, version, extent }: Papers): WordDocument {
  const { distribution } = distributionOf(
    levels,
    people.map(({ result }) => result),
  );
  const groups = [...distribution.map(({ grade }) => grade), undefined]
    .map((grade) => ({ grade, own: people.filter(({ result }) => valueIn(result.grade) === grade) }))
    .filter(({ own }) => own.length > 0);
  const state = version.state === 'proposed' ? '（拟定）' : '';
  return {
    title: `${round.name}\n等次名单${state}`,
    blocks: [
      ...(extent === 'part' ? [{ kind: 'text', text: '本名单只列本单位人员。' } as const] : []),
      ...groups.flatMap(({ grade, own }, at) => [
        {
          kind: 'heading',
          level: 1,
          text: `${NUMBERS[at] ?? ''}、${grade ?? noticeWords.none}（${own.length} 人）`,
        } as const,
        {
          kind: 'table',
          columns: [
            { title: '单位', width: 4 },
            { title: '姓名', width: 2 },
            ...(grade === undefined
              ? [{ title: '原因', width: 4 }]
              : [
                  { title: '总分', width: 2, align: 'right' as const },
                  { title: '名次', width: 2, align: 'right' as const },
                ]),
          ],
          rows: own.map(({ organizationName, name, result }) => [
            organizationName,
            name,
            ...(grade === undefined
              ? ['because' in result.grade ? result.grade.because.map(({ text }) => text).join('；') : '']
              : [said(result.total), said(result.rank)]),
          ]),
        } as const,
      ]),
    ],
  };
}
