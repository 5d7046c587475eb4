/** What an action is worth: a number, or the value of a figure such as somebody's share of a bonus. */
import { describe, expect, it } from 'vitest';
import { explain, printScheme, readScheme, type Scheme, score, writeScheme } from '../src/index.ts';
import { quarter, type Rows, smallResult, smallScheme } from './small-run.ts';

const figures = `total: { name: 得分, missing: hold, measure: { figure: 得分, within: [0, 100] } }
  place: { name: 名次, rank: { in: all, by: [total], ties: open } }
  points: { name: 奖金积分, applies: { when: { attribute: post, is: 合同工 }, otherwise: skip }, figure: total }
  bonus:
    name: 奖金
    missing: hold
    divide: { amount: 100, in: all, by: [points], places: 2, cents: largest-remainder, ties: [place, open] }`;
const paying = (amount: string, when = '{ attribute: post, is: 合同工 }'): string => `consequences:
  pay: { name: 发奖金, when: ${when}, then: [{ do: allowance, name: 发放奖金, by: 财务, amount: ${amount} }] }`;

/** In front of the figures stand two populations, so that a figure is computed only where something asks for it. */
const schemeOf = (more: string): Scheme =>
  smallScheme(
    figures,
    more,
    'staff: { name: 人员, where: { attribute: post, is: [合同工, 职工] }, total: total, rank: place }\n  others: { name: 其他, total: total }',
  );

const people = (scores: Readonly<Record<string, string>>, post: Readonly<Record<string, string>> = {}): Rows => ({
  subjects: Object.keys(scores).map((id) => ({ id, name: id, population: 'staff' })),
  spells: Object.keys(scores).map((id) => ({ subject: id, attribute: 'post', value: post[id] ?? '合同工' })),
  measures: Object.entries(scores).flatMap(([subject, value]) =>
    value === '' ? [] : [{ subject, figure: '得分', value }],
  ),
});

const amountsOf = (scheme: Scheme, rows: Rows): unknown[] =>
  smallResult(scheme, rows).subjects.map((s) => s.consequences.flatMap((c) => c.actions.map((a) => a.amount))[0]);

const rootsOf = (scheme: Scheme, rows: Rows, subject: string): string[] => {
  const { run } = score(scheme, { tables: { run: [quarter], ...rows } });
  if (run === undefined) throw new Error('no run');
  const sheet = explain(run, subject);
  return [...(sheet?.steps ?? []), ...(sheet?.others ?? [])].map((step) => step.figure);
};

describe('the amount of an action', () => {
  const scheme = schemeOf(paying('{ figure: bonus }'));

  it('is the value of the figure that it names, each person their own', () => {
    expect(amountsOf(scheme, people({ A: '30', B: '10' }))).toEqual([{ value: '75.00' }, { value: '25.00' }]);
  });

  it('is opened in the sheet after total and rank, but not for those whom the figure does not concern', () => {
    const rows = people({ A: '30', B: '10' }, { B: '职工' });
    expect(rootsOf(scheme, rows, 'A')).toEqual(['total', 'place', 'bonus']);
    expect(rootsOf(scheme, rows, 'B')).toEqual(['total', 'place']);
  });

  it('is absent as the figure is, and the result is not final before it is there', () => {
    const [a, b] = smallResult(scheme, people({ A: '30', B: '' })).subjects;
    expect(a?.consequences[0]?.actions[0]?.amount).toMatchObject({ absent: 'open' });
    expect(a?.total).toEqual({ value: '30.00' });
    expect(a?.open).not.toEqual([]);
    expect(b?.consequences[0]?.actions[0]?.amount).toMatchObject({ absent: 'held' });
  });

  it('does not keep a result from being final where the figure does not concern the person', () => {
    const always = schemeOf(paying('{ figure: bonus }', '{ figure: total, atLeast: 0 }'));
    const [, b] = smallResult(always, people({ A: '30', B: '10' }, { B: '职工' })).subjects;
    expect(b?.consequences[0]?.actions[0]?.amount).toMatchObject({ absent: 'notApplicable' });
    expect(b?.open).toEqual([]);
  });

  it('is a number as before', () => {
    expect(amountsOf(schemeOf(`${paying('300')}\n`), people({ A: '30' }))).toEqual([{ value: '300' }]);
  });

  it('is said by the name of its figure in print, and kept when the scheme is written', () => {
    const text = JSON.stringify(printScheme(scheme).chapters);
    expect(text).toContain('由财务办理“发放奖金”，数额为“奖金”');
    expect(readScheme(writeScheme(scheme)).scheme).toEqual(scheme);
  });
});

describe('a figure that an action states', () => {
  const findings = (amount: string): string[] => {
    const { diagnostics } = readScheme(
      writeScheme(schemeOf(paying('{ figure: bonus }'))).replace(/figure: bonus/, amount),
    );
    return diagnostics.map(({ code, place }) => `${place?.kind === 'scheme' ? place.path : ''} ${code}`);
  };

  it('counts as used', () => {
    expect(findings('figure: bonus')).toEqual([]);
  });

  it('must be one of the scheme, and a number', () => {
    expect(findings('figure: bonos')).toContain('consequences.pay.then.0.amount figure-unknown');
    expect(findings('figure: place')).toContain('consequences.pay.then.0.amount figure-kind');
  });

  it('is not one inside a split', () => {
    const { diagnostics } = readScheme(`scheme: small
version: "1"
name: 小方案
period: quarter
decimals: { places: 2, mode: half-up }
attributes: { unit: { name: 单位, at: longest } }
populations: { staff: { name: 人员, total: total } }
figures:
  total:
    name: 得分
    missing: hold
    split:
      by: unit
      weigh: days
      of: { missing: hold, sum: { inside: { name: 里面, missing: hold, points: { within: [0, 9] } } } }
${paying('{ figure: inside }', '{ figure: total, atLeast: 1 }')}
`);
    expect(diagnostics.map((d) => d.code)).toContain('split-from-outside');
  });
});
