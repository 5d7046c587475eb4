import { expect, test } from 'vitest';
import {
  blankElectorate,
  blankForm,
  type Draft,
  draftOf,
  expectedOf,
  lacksOf,
  moved,
  readCount,
  sentOf,
  withNames,
  withSuggested,
  withVoters,
} from '../../../src/features/polls/draft.ts';
import type { Poll, PollRules } from '../../../src/features/polls/shapes.ts';

const rules = (...groups: string[]): PollRules => ({
  poll: '季度测评',
  name: '季度测评',
  questions: [],
  groups: groups.map((key) => ({ key, weight: '0.5' })),
});
let made = 0;
const newKey = () => `k${++made}`;

const empty: Draft = { revision: '7', title: '季度测评', endsDay: '', endsTime: '', abstain: true, forms: [] };
const [wang, li] = [
  { person: 'p1', name: '王秀兰', line: '财政局 科员', section: '财政局' },
  { person: 'p2', name: '李致远' },
];

test('what the roster suggests comes in with a line for each group of the rules', () => {
  const suggested = {
    forms: [
      {
        name: '财政局',
        subjects: [wang, li],
        electorates: [{ group: '领导', slips: 0, paper: false, voters: [{ id: 'p9', name: '许静' }] }],
      },
    ],
  };
  const [form] = withSuggested(empty, suggested, rules('领导', '中层'), newKey).forms;
  expect(form?.subjects.map(({ name, line, section }) => [name, line, section])).toEqual([
    ['王秀兰', '财政局 科员', '财政局'],
    ['李致远', '', ''],
  ]);
  expect(form?.electorates.map(({ group, voters }) => [group, voters.length])).toEqual([
    ['领导', 1],
    ['中层', 0],
  ]);
});

test('a suggestion takes the place of forms that are empty, and stands behind those that aren’t', () => {
  const blank = blankForm('a', rules());
  const full = withNames(blankForm('b', rules()), [{ name: '甲组' }], ' 重点 ', newKey);
  const suggested = { forms: [{ name: '新', subjects: [li], electorates: [] }] };
  const { forms } = withSuggested({ ...empty, forms: [blank, full] }, suggested, rules(), newKey);
  expect(forms.map(({ subjects }) => subjects.map(({ name, section }) => name + section))).toEqual([
    ['甲组重点'],
    ['李致远'],
  ]);
});

test('a subject moves by one place, and stays where there is none', () => {
  const { subjects } = withNames(blankForm('a', rules()), [{ name: '甲' }, { name: '乙' }, { name: '丙' }], '', newKey);
  const names = (key: string | undefined, by: -1 | 1) => moved(subjects, key ?? '', by).map(({ name }) => name);
  expect(names(subjects[2]?.key, -1)).toEqual(['甲', '丙', '乙']);
  expect(names(subjects[0]?.key, 1)).toEqual(['乙', '甲', '丙']);
  expect(names(subjects[0]?.key, -1)).toEqual(['甲', '乙', '丙']);
  expect(names(subjects[2]?.key, 1)).toEqual(['甲', '乙', '丙']);
});

test('nobody is named twice among the voters', () => {
  const voters = withVoters(
    [{ id: 'p1', name: '王秀兰' }],
    [
      { id: 'p1', name: '王秀兰' },
      { id: 'p2', name: '李致远' },
    ],
  );
  expect(voters.map(({ id }) => id)).toEqual(['p1', 'p2']);
});

test('all that lacks is named at once, in words', () => {
  expect(lacksOf({ ...empty, title: ' ', endsDay: '2026-03-25' })).toEqual([
    '没有测评名称。',
    '预计结束的日期和时间要么都填，要么都不填。',
    '没有票样：从花名册生成，或者直接录入名称。',
  ]);
  const named = withNames({ ...blankForm('b', rules('领导', '中层')), name: '财政局' }, [{ name: '甲' }], '', newKey);
  const [leaders, middle] = [blankElectorate('领导'), blankElectorate('中层')];
  const full = {
    ...named,
    electorates: [
      { ...leaders, slips: '5' },
      { ...middle, slips: 'x' },
    ],
  };
  expect(lacksOf({ ...empty, forms: [blankForm('a', rules()), full] })).toEqual([
    '票样 1没有对象。',
    '票样 1的投票人没有投票方式：填会场发票张数、选登录投票的人，或者勾选纸质票。',
    '财政局的中层：张数和人数请填整数。',
  ]);
  expect(lacksOf({ ...empty, forms: [{ ...full, electorates: [{ ...leaders, paper: true }] }] })).toEqual([]);
});

test('as many are expected as hold a slip or are named, unless somebody says another number', () => {
  const voters = [{ id: 'p1', name: '王秀兰' }];
  const one = { group: '', expected: '', slips: '３０', paper: false, voters };
  expect(expectedOf(one)).toBe(31);
  const form = { ...withNames(blankForm('a', rules()), [{ name: '甲' }], '', newKey) };
  const sent = (expected: string, slips = one.slips) =>
    sentOf({ ...empty, forms: [{ ...form, electorates: [{ ...one, expected, slips }] }] })?.forms[0]?.electorates[0];
  expect(sent('')).toEqual({ group: '', slips: 30, expected: 31, paper: false, voters: ['p1'] });
  expect(sent('40')?.expected).toBe(40);
  expect(sent('', '三十')).toBeUndefined();
  expect(readCount('-1')).toBeUndefined();
});

test('what is saved and comes back is the same draft', () => {
  const form = withNames(blankForm('f', rules()), [{ name: '甲组', line: '柳塘镇' }], '镇', newKey);
  const draft: Draft = {
    ...empty,
    endsDay: '2026-03-25',
    endsTime: '00:30',
    forms: [{ ...form, name: '票', electorates: [{ ...blankElectorate(''), slips: '12' }] }],
  };
  const sent = sentOf(draft);
  expect(sent?.endsAt).toBe('2026-03-25T00:30:00+08:00');
  const page = {
    ...sent,
    endsAt: '2026-03-24T16:30:00.000Z',
    forms: sent?.forms.map((one) => ({
      ...one,
      id: 'f',
      subjects: one.subjects.map((subject, at) => ({ ...subject, id: form.subjects[at]?.key })),
      electorates: one.electorates.map((each) => ({ ...each, voters: [] })),
    })),
  };
  expect(draftOf(page as unknown as Poll)).toEqual(draft);
});
