import { expect, it } from 'vitest';
import { agendaFault, agendaFor } from '../../../src/features/meetings/agenda.ts';
import type { Reporter } from '../../../src/features/meetings/model.ts';
import { itemTitle, nowSentence } from '../../../src/features/meetings/words.ts';

const reporters: readonly Reporter[] = [
  { person: '沈砚秋', manner: 'oral' },
  { person: '顾念', manner: 'oral' },
  { person: '季小满', manner: 'written' },
];
let next = 0;
const made = (comments: 'each' | 'once') => agendaFor(reporters, comments, () => `i${next++}`);
const nameOf = (person: string) => person;
const titles = (comments: 'each' | 'once') => made(comments).map((item) => itemTitle(item, reporters, nameOf));

it('[DZ-07] 一述一评：每人述职之后接着点评', () => {
  expect(titles('each')).toEqual([
    '会议开始',
    '沈砚秋述职',
    '上级点评：沈砚秋',
    '顾念述职',
    '上级点评：顾念',
    '书面述职：季小满',
    '上级点评：季小满',
    '民主测评',
    '会议结束',
  ]);
});

it('集中点评：全部述职之后点评一次', () => {
  expect(titles('once')).toEqual([
    '会议开始',
    '沈砚秋述职',
    '顾念述职',
    '书面述职：季小满',
    '上级集中点评',
    '民主测评',
    '会议结束',
  ]);
});

it('says who reports now and who is next, over comments and other items', () => {
  const agenda = made('each');
  const now = (at: number) => nowSentence({ agenda, reporters }, agenda[at]?.id, nameOf);
  expect([0, 1, 2, 3, 4, 7, 8].map(now)).toEqual([
    '正在进行：会议开始，下一项：沈砚秋述职',
    '正在述职：沈砚秋，下一位：顾念',
    '正在点评：沈砚秋，下一位：顾念',
    '正在述职：顾念',
    '正在点评：顾念',
    '正在进行：民主测评，下一项：会议结束',
    '正在进行：会议结束',
  ]);
});

it('refuses an agenda without an oral report, with one twice, or with somebody who doesn’t report', () => {
  const agenda = made('each');
  expect(agendaFault(agenda, reporters)).toBeUndefined();
  expect(
    agendaFault(
      agenda.filter(({ kind }) => kind !== 'report'),
      reporters,
    ),
  ).toBe('agenda-report-missing');
  expect(agendaFault([...agenda, { kind: 'report', person: '顾念' }], reporters)).toBe('agenda-report-twice');
  expect(agendaFault([...agenda, { kind: 'comment', person: '外人' }], reporters)).toBe('agenda-stranger');
  // Comments and written reports may be left out or moved.
  expect(agendaFault(agenda.filter(({ kind }) => kind === 'report').reverse(), reporters)).toBeUndefined();
});
