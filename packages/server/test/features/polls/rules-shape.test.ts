import { readdirSync, readFileSync } from 'node:fs';
import { type PollRules, pollsOf, readScheme } from '@shiji/engine';
import { describe, expect, it } from 'vitest';
import { pollsContract } from '../../../src/features/polls/contract.ts';
import { pollStates } from '../../../src/features/polls/model.ts';
import { pollRules } from '../../../src/features/polls/rules-shape.ts';

const root = new URL('../../../../../schemes/', import.meta.url);

const shipped: readonly (readonly [string, PollRules])[] = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) =>
    readdirSync(new URL(`${name}/`, root))
      .filter((file) => file.endsWith('.yaml'))
      .flatMap((file) => {
        const { scheme } = readScheme(readFileSync(new URL(`${name}/${file}`, root), 'utf8'));
        if (scheme === undefined) throw new Error(`${name}/${file} doesn't check`);
        return pollsOf(scheme, '2026-01-01').flatMap((found) =>
          found.ok ? [[`${name}/${file} ${found.poll}`, found.rules] as const] : [],
        );
      }),
  );

const own: PollRules = {
  poll: '班子测评',
  name: '班子测评',
  questions: [
    {
      id: '',
      name: '总体评价',
      figure: '',
      marks: {
        kind: 'options',
        options: [
          { key: '好', value: '100' },
          { key: '差', value: '50' },
        ],
      },
      void: [{ kind: 'marks', marks: ['好'], subjects: { above: { value: '0.4', percent: true } } }],
      invalid: 'refuse',
      atLeast: 3,
    },
  ],
  groups: [
    { key: '甲', weight: '0.6' },
    { key: '乙', weight: '0.4' },
  ],
};
const [question] = own.questions as [PollRules['questions'][0]];

const faultOf = (rules: unknown): string | undefined => pollRules.safeParse(rules).error?.issues[0]?.message;

describe('rules from outside', () => {
  it.each(shipped)('those of %s pass unchanged', (_, rules) => {
    expect(pollRules.parse(rules)).toEqual(rules);
  });

  it('a bound on each side at most: of two, one would be passed over', () => {
    const both = { above: { value: '2', percent: false }, atLeast: { value: '3', percent: false } };
    const rules = { ...own, questions: [{ ...question, void: [{ kind: 'marks', marks: ['好'], subjects: both }] }] };
    expect(faultOf(rules)).toContain('不能同时写');
  });

  it('the office’s own pass unchanged', () => {
    expect(pollRules.parse(own)).toEqual(own);
  });

  it.each([
    ['weights that don’t add up', { ...own, groups: [{ key: '甲', weight: '0.6' }] }, '合计应为 100%'],
    ['a weight of nothing', { ...own, groups: [...own.groups, { key: '丙', weight: '0' }] }, '合计应为 100%'],
    ['a group twice', { ...own, groups: own.groups.map(() => ({ key: '甲', weight: '0.5' })) }, '名称相同'],
    ['no question', { ...own, questions: [] }, '至少要有一个题目'],
    ['two questions of one id', { ...own, questions: [question, question] }, '编号相同'],
    [
      'a void rule about a mark that isn’t offered',
      {
        ...own,
        questions: [
          {
            ...question,
            void: [{ kind: 'marks', marks: ['优'], subjects: { above: { value: '1', percent: false } } }],
          },
        ],
      },
      '没有的评价',
    ],
    [
      'a void rule without a limit',
      { ...own, questions: [{ ...question, void: [{ kind: 'marks', marks: ['好'], subjects: {} }] }] },
      '限度',
    ],
    [
      'bounds the wrong way round',
      {
        ...own,
        questions: [{ ...question, void: [], marks: { kind: 'numbers', lowest: '100', highest: '0', places: 0 } }],
      },
      '最低分要低于最高分',
    ],
    [
      'bounds that no ballot has room for',
      {
        ...own,
        questions: [{ ...question, void: [], marks: { kind: 'numbers', lowest: '0', highest: '1000000', places: 4 } }],
      },
      '相差太大',
    ],
    [
      'a worth that is no number',
      {
        ...own,
        questions: [
          {
            ...question,
            void: [],
            marks: {
              kind: 'options',
              options: [
                { key: '好', value: '满分' },
                { key: '差', value: '0' },
              ],
            },
          },
        ],
      },
      '这样的数',
    ],
  ])('%s is told', (_, rules, sentence) => {
    expect(faultOf(rules)).toContain(sentence);
  });
});

describe('what polls answer to', () => {
  it('names every state, and says of each route what it is for', () => {
    expect(Object.values(pollStates)).toEqual(['草稿', '进行中', '已结束', '已作废']);
    for (const { about } of Object.values(pollsContract)) expect(about).toMatch(/^.+。$/);
  });
});
