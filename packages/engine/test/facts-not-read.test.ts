/** Facts that stand with somebody of whom the scheme doesn't read them. */
import { describe, expect, it } from 'vitest';
import { type Scheme, sentenceOf } from '../src/index.ts';
import { findingLines, findingsOf, type Rows, smallScheme } from './small-run.ts';

const populations = `teams: { name: 班组, where: { attribute: post, is: 班 }, total: teamScore }
  members: { name: 队员, where: { attribute: post, is: 员 }, total: total }`;
const figures = `teamScore: { name: 班组得分, sum: { street: { name: 保洁, points: { within: [0, 100] }, missing: hold }, lost: { name: 扣分, subtract: true, events: { codes: { accident: { name: 事故, each: 5 } }, sameKey: highest } } } }
  fund: { name: 班组奖金, measure: { figure: 当月奖金, within: [0, 9000] }, missing: hold }
  total: { name: 得分, sum: { work: { name: 作业, points: { within: [0, 100] }, missing: hold }, share: { name: 所在班组奖金, across: { role: 所属班组, population: teams, of: fund, take: only }, missing: hold } } }`;
const scheme = smallScheme(figures, '', populations);
const subjects = ['A', 'B'].map((id) => ({ id, name: `队员${id}`, population: '队员' }));
const teams = ['T1', 'T2'].map((id) => ({ id, name: `${id}班`, population: '班组' }));
const post = (subject: string, value: string) => ({ subject, attribute: 'post', value });
const all: Rows = {
  subjects: [...subjects, ...teams],
  spells: [post('A', '员'), post('B', '员'), post('T1', '班'), post('T2', '班')],
  links: [{ from: 'A', role: '所属班组', to: 'T1' }],
};
const said = (rows: Rows, of: Scheme = scheme): string[] => findingLines(of, { ...all, ...rows });
const sentences = (rows: Rows): string[] => findingsOf(scheme, { ...all, ...rows }).map((d) => sentenceOf(d));
const accident = (subject: string) => ({ subject, code: 'accident', date: '2026-02-02', id: `e${subject}` });

describe('a fact that counts for another population', () => {
  it('is told once for all its rows, with who is read and the linked one who may be meant', () => {
    expect(said({ events: [accident('T1'), accident('A'), accident('B')] })).toEqual([
      'events 2 对象编号 fact-not-read',
    ]);
    expect(sentences({ events: [accident('A')] })).toEqual([
      '“队员”用不到事项“事故”，队员A（A）的这条记录不起作用；用到它的有：班组。是不是T1班（T1）的？是的请改“对象编号”。',
    ]);
    expect(sentences({ events: [accident('B'), accident('A')] })).toEqual([
      '“队员”用不到事项“事故”，队员B（B）等的 2 条记录不起作用；用到它的有：班组。请核对“对象编号”。',
    ]);
  });

  it('may be a score, a vote, a task or a measure as well', () => {
    const more = smallScheme(
      figures.replace(
        'work: {',
        'tasks: { name: 任务, worth: 10, completion: { by: count, late: 0% }, missing: { count: 0 } }, poll: { name: 测评, ballots: { poll: p, options: { 好: 1 } }, missing: { count: 0 } }, work: {',
      ),
      '',
      populations,
    );
    expect(
      said(
        {
          points: [{ subject: 'T1', indicator: 'work', value: '5' }],
          papers: [{ poll: 'p', paper: '1', subject: 'T1', value: '好' }],
          tallies: [{ poll: 'p', subject: 'T2', value: '好', count: '2' }],
          items: [{ key: '1', subject: 'T1', indicator: 'tasks', due: '2026-02-02' }],
          measures: [{ subject: 'A', figure: '当月奖金', value: '5' }],
        },
        more,
      ),
    ).toEqual(['items', 'measures', 'papers', 'points', 'tallies'].map((table) => `${table} 1 对象编号 fact-not-read`));
  });

  it('is not told where papers are judged as a whole: what stands on them counts for all who are on them', () => {
    const voids = smallScheme(
      `teamScore: { name: 班组得分, fixed: 1 }
  total: { name: 得分, ballots: { poll: p, options: { 好: 1 }, void: [{ allEqual: true }] }, missing: hold }`,
      '',
      populations,
    );
    expect(said({ papers: [{ poll: 'p', paper: '1', subject: 'T1', value: '好' }] }, voids)).toEqual([]);
  });

  it('is not told where a score that raters give themselves voids all that they give, whoever they are', () => {
    const voided = (rule: string): Scheme =>
      smallScheme(
        figures.replace(
          'points: { within: [0, 100] }, missing: hold }, share',
          `points: { within: [0, 100], void: [${rule}] }, missing: hold }, share`,
        ),
        '',
        populations,
      );
    const own = { points: [{ subject: 'T1', rater: 'T1', indicator: 'work', value: '5' }] };
    expect(said(own, voided('{ self: true, whole: true }'))).toEqual([]);
    expect(said(own, voided('{ self: true }'))).toEqual(['points 1 对象编号 fact-not-read']);
  });

  it('is not told where a consequence or a population asks for the event', () => {
    const asks = (where: string, when: string) =>
      smallScheme(
        figures,
        when,
        `teams: { name: 班组, where: { attribute: post, is: 班 }, total: teamScore }
  members: { name: 队员, where: ${where}, total: total }`,
      );
    const plain = '{ attribute: post, is: 员 }';
    const talk = (who: string) =>
      `consequences: { talk: { name: 谈话, for: ${who}, when: { event: accident, atLeast: 1 }, then: [{ do: talk, name: 谈话 }] } }`;
    expect(said({ events: [accident('A')] }, asks(plain, talk('members')))).toEqual([]);
    expect(said({ events: [accident('A')] }, asks(plain, talk('teams')))).toEqual(['events 1 对象编号 fact-not-read']);
    const rarely = '{ all: [{ attribute: post, is: 员 }, { not: { event: accident, atLeast: 5 } }] }';
    expect(said({ events: [accident('A')] }, asks(rarely, ''))).toEqual([]);
  });

  it('is not told of people who are not assessed', () => {
    expect(said({ events: [accident('A')], spells: [] })).toEqual([]);
  });
});

describe('a fact that is read through links', () => {
  const fund = (subject: string) => ({ subject, figure: '当月奖金', value: '5' });

  it('counts for those to whom links lead, and is told of the others', () => {
    expect(said({ measures: [fund('T1')] })).toEqual([]);
    expect(said({ measures: [fund('T1'), fund('T2')] })).toEqual(['measures 2 对象编号 fact-not-read']);
    expect(sentences({ measures: [fund('T2')] })).toEqual([
      '“班组”里只看“关系”表联系到的对象的数据项“当月奖金”，T2班（T2）的这条记录不起作用。请核对“对象编号”，或补上关系。',
    ]);
  });

  it('counts for the whole pool where those who are linked are compared in it', () => {
    const pooled = smallScheme(
      figures
        .replace('of: fund, take: only', 'of: part, take: only')
        .replace(
          'fund: {',
          'part: { name: 相对, relative: { of: fund, in: all, to: best }, missing: hold }\n  fund: {',
        ),
      '',
      populations,
    );
    expect(said({ measures: [fund('T1'), fund('T2')] }, pooled)).toEqual([]);
  });
});
