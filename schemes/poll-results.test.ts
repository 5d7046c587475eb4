/** Polls of the shipped schemes counted and scored each by itself, with means that can be checked by hand. */
import {
  type CastPaper,
  type PollRules,
  pollsOf,
  resultOf,
  schemeOfPoll,
  score,
  stepsOf,
  tallyOf,
  writeScheme,
} from '@shiji/engine';
import { describe, expect, it } from 'vitest';
import { places, shippedSchemes } from './testing/library.ts';

const schemes = places.flatMap(shippedSchemes);

function pollIn(path: string, poll: string): PollRules {
  const shipped = schemes.find((s) => s.path === path);
  const found = shipped && pollsOf(shipped.scheme, '2026-01-01').find((p) => p.poll === poll);
  if (!found?.ok) throw new Error(`${path} has no poll ${poll}`);
  return found.rules;
}

const people = ['甲', '乙', '丙', '丁', '戊'].map((name) => ({ id: name, name: `${name}某` }));
const day = '2026-03-31';

/** The poll's own result from its papers. */
function resultsOf(rules: PollRules, papers: readonly CastPaper[], subjects = people) {
  const made = schemeOfPoll(rules, subjects);
  if (!made.ok) throw new Error(JSON.stringify(made.diagnostics));
  const { scheme, questions } = made;
  const tallies = tallyOf(rules, papers).rows.map((row) => ({ ...row }));
  const run = [{ period: rules.name, from: day, to: day, asOf: day }];
  const scored = score(scheme, { tables: { run, subjects: made.subjects, tallies } });
  if (scored.run === undefined) throw new Error(JSON.stringify(scored.diagnostics));
  const result = resultOf(scored.run);
  const of = (subject: string, figure: string): string => {
    const outcome = result.subjects.find((s) => s.id === subject)?.indicators[figure];
    if (outcome === undefined) throw new Error(`${subject} has no ${figure}`);
    return 'value' in outcome ? outcome.value : outcome.absent;
  };
  return {
    run: scored.run,
    diagnostics: scored.diagnostics,
    value: (subject: string, question = 0) => of(subject, questions[question]?.value ?? ''),
    place: (subject: string, question = 0) => of(subject, questions[question]?.place ?? ''),
    text: writeScheme(made.scheme),
  };
}

const paper = (marks: Readonly<Record<string, string>>, group = '', question = ''): CastPaper => ({
  group,
  marks: { [question]: marks },
});
const times = (count: number, one: CastPaper): CastPaper[] => Array.from({ length: count }, () => one);

describe('a poll scored by itself', () => {
  it('[XC-03] 四类人员的平均分按40%、30%、20%、10%相加', () => {
    const { value, place } = resultsOf(
      pollIn('xiacun/quarter.yaml', '季度测评'),
      [
        paper({ 甲: '优秀', 乙: '良好' }, '镇领导'),
        paper({ 甲: '良好', 乙: '良好' }, '镇领导'),
        paper({ 甲: '良好', 乙: '优秀' }, '中层干部'),
        paper({ 甲: '一般', 乙: '优秀' }, '其他在编人员'),
        paper({ 甲: '较差', 乙: '优秀' }, '非在编人员'),
      ],
      people.slice(0, 2),
    );
    // 甲: 92.5×40% + 85×30% + 70×20% + 50×10%; 乙: 85×40% + 100×60%
    expect(value('甲')).toBe('81.50');
    expect(value('乙')).toBe('94.00');
    expect([place('甲'), place('乙')]).toEqual(['2', '1']);
  });

  it('[XC-03] 没有中层干部的票，其余按40∶20∶10折算', () => {
    const { run, value } = resultsOf(
      pollIn('xiacun/quarter.yaml', '季度测评'),
      [paper({ 甲: '优秀' }, '镇领导'), paper({ 甲: '一般' }, '其他在编人员'), paper({ 甲: '较差' }, '非在编人员')],
      people.slice(0, 1),
    );
    // (100×40% + 70×20% + 50×10%) ÷ 70% = 59 ÷ 0.7 = 84.285…
    expect(value('甲')).toBe('84.29');
    expect(stepsOf(run, '甲').find((s) => s.figure === 'q1')?.arithmetic).toBe(
      '(100.00 × 40% + 70.00 × 20% + 50.00 × 10%) ÷ (40% + 20% + 10%)',
    );
  });

  it('[XL-03] 好超过40%的票作废，其余各票取平均分，并列的由考核委员会决定', () => {
    const rules = pollIn('xiulin/quarter.yaml', '领导测评');
    const good = paper({ 甲: '好', 乙: '好', 丙: '较好', 丁: '一般', 戊: '一般' });
    const tooGood = paper({ 甲: '好', 乙: '好', 丙: '好', 丁: '较差', 戊: '较差' });
    const other = paper({ 甲: '较好', 乙: '较好', 丙: '较好', 丁: '较差', 戊: '一般' });
    const { value, place } = resultsOf(rules, [...times(2, good), tooGood, other]);
    // 甲、乙: (100 + 100 + 85) ÷ 3; 丁: (70 + 70 + 50) ÷ 3
    expect(people.map(({ id }) => value(id))).toEqual(['95.00', '95.00', '85.00', '63.33', '70.00']);
    expect(people.map(({ id }) => place(id))).toEqual(['1', '1', '3', '5', '4']);
  });

  it('[XL-03] 不足三张有效票的，暂不计分', () => {
    const rules = pollIn('xiulin/quarter.yaml', '领导测评');
    const tooGood = paper({ 甲: '好', 乙: '好', 丙: '好', 丁: '较差', 戊: '较差' });
    const { value } = resultsOf(rules, [
      ...times(2, paper({ 甲: '好', 乙: '一般', 丙: '一般' })),
      ...times(4, tooGood),
    ]);
    expect(value('甲')).toBe('held');
  });

  it('[DZ-07] 两个题目各有平均分和名次', () => {
    const rules = pollIn('dazehu/review.yaml', '述职评议');
    const both = (
      group: string,
      first: Readonly<Record<string, string>>,
      second: Readonly<Record<string, string>>,
    ) => ({
      group,
      marks: { 抓基层党建: first, 意识形态工作: second },
    });
    const { value, place } = resultsOf(
      rules,
      [
        both('街道领导', { 甲: '好', 乙: '较好' }, { 甲: '差', 乙: '好' }),
        both('党员代表', { 甲: '好', 乙: '好' }, { 甲: '一般', 乙: '好' }),
        both('群众代表', { 甲: '较好', 乙: '一般' }, { 甲: '一般', 乙: '好' }),
      ],
      people.slice(0, 2),
    );
    // 100×40% + 100×30% + 85×30%; 50×40% + 70×60%
    expect([value('甲', 0), value('甲', 1)]).toEqual(['95.50', '62.00']);
    expect([value('乙', 0), value('乙', 1)]).toEqual(['85.00', '100.00']);
    expect([place('甲', 0), place('甲', 1), place('乙', 0), place('乙', 1)]).toEqual(['1', '2', '2', '1']);
  });

  it('every poll of the shipped schemes can be scored by itself, and gives its own rules back', () => {
    const polls = schemes.flatMap(({ scheme }) => pollsOf(scheme, '2026-01-01'));
    for (const found of polls) {
      if (!found.ok) throw new Error(JSON.stringify(found));
      const made = schemeOfPoll(found.rules, people);
      if (!made.ok) throw new Error(JSON.stringify(made.diagnostics));
      const [again] = pollsOf(made.scheme, '2026-01-01');
      const without = ({ questions, ...rules }: PollRules) => ({
        ...rules,
        questions: questions.map(({ figure: _, ...question }) => question),
      });
      if (!again?.ok) throw new Error(JSON.stringify(again));
      expect(without(again.rules)).toEqual(without(found.rules));
    }
    expect(polls.length).toBe(17);
  });
});
