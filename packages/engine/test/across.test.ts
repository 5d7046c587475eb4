/** Subjects that depend on one another: teams and their members, in one run. */
import { describe, expect, it } from 'vitest';
import { explain, type RawRow, readScheme, resultOf, type Scheme, score } from '../src/index.ts';

const { scheme, diagnostics } = readScheme(`
scheme: teams
version: "1"
name: 班子与成员
period: year
decimals: { places: 2, mode: half-up }
populations:
  teams: { name: 班子, total: teamTotal, rank: teamPlace, grade: teamLevel }
  members: { name: 成员, where: { attribute: kind, is: 个人 }, total: total, rank: place, grade: level }
attributes:
  kind: { name: 类别, at: to }
figures:
  teamTotal: { name: 班子得分, points: { within: [0, 100] }, missing: hold }
  teamPlace: { name: 班子名次, rank: { in: all, by: teamTotal, ties: open } }
  teamLevel:
    name: 班子等次
    grade:
      of: teamTotal
      levels: { 优秀: { atLeast: 80 }, 一般: otherwise }
      ranking: teamPlace
      seats: [{ level: 优秀, atMost: 50%, of: assessed, mode: perPool, rounding: down }]
  ofTeam:
    name: 所在班子的等次
    across: { role: member-of, population: teams, of: teamLevel, take: only }
    missing: hold
  total:
    name: 个人得分
    atMost: { by: ofTeam, cases: { 一般: 90 }, otherwise: none }
    sum:
      own: { name: 本人, points: { within: [0, 100] }, missing: hold }
  team: { name: 班子名称, across: { role: member-of, population: teams, of: teamTotal, take: only }, missing: hold }
  place: { name: 名次, rank: { in: all, by: [total, team], ties: open } }
  level:
    name: 等次
    grade: { of: total, levels: { 优秀: { atLeast: 85 }, 称职: otherwise } }
  topThree:
    name: 前三名平均
    across: { role: member-of, reverse: true, population: members, of: total, take: { meanOfTop: 3 } }
    missing: hold
`);

const run = { period: '2026', from: '2026-01-01', to: '2026-12-31', asOf: '2027-01-05' };
const teams: Record<string, string> = { T1: '90', T2: '70' };
const people: Record<string, readonly [team: string, points: string]> = {
  A: ['T1', '96'],
  B: ['T1', '95'],
  C: ['T1', '80.5'],
  D: ['T1', '60'],
  E: ['T2', '96'],
};

function scored(teamPoints: Record<string, string>, of: Scheme = scheme as Scheme) {
  const ids = [...Object.keys(teamPoints), ...Object.keys(people)];
  const points: RawRow[] = [
    ...Object.entries(teamPoints).map(([subject, value]) => ({ subject, indicator: 'teamTotal', value })),
    ...Object.entries(people).map(([subject, [, value]]) => ({ subject, indicator: 'own', value })),
  ];
  const { run: computed, diagnostics: found } = score(of, {
    tables: {
      run: [run],
      subjects: ids.map((id) => ({ id, name: id, population: id.startsWith('T') ? 'teams' : 'members' })),
      spells: Object.keys(people).map((subject) => ({ subject, attribute: 'kind', value: '个人' })),
      links: Object.entries(people)
        .filter(([, [to]]) => to in teamPoints)
        .map(([from, [to]]) => ({ from, role: 'member-of', to })),
      points,
    },
  });
  if (computed === undefined) throw new Error(JSON.stringify(found));
  return computed;
}
const byId = (computed: ReturnType<typeof scored>) =>
  Object.fromEntries(resultOf(computed).subjects.map((s) => [s.id, s]));

describe('figures across populations', () => {
  it('the scheme checks', () => {
    expect(diagnostics.filter((d) => d.severity === 'error')).toEqual([]);
  });

  it("a team's grade caps its members", () => {
    const subjects = byId(scored(teams));
    expect(subjects.T1?.grade).toEqual({ value: '优秀' });
    expect(subjects.A?.total).toEqual({ value: '96.00' });
    // The team of E is 一般: capped at 90.
    expect(subjects.E?.total).toEqual({ value: '90.00' });
    expect(subjects.E?.indicators.ofTeam).toEqual({ value: '一般' });
  });

  it("an open tie between teams makes their members' results open", () => {
    const subjects = byId(scored({ T1: '90', T2: '90' }));
    expect(subjects.T1?.grade).toMatchObject({ absent: 'open' });
    expect(subjects.A?.total).toMatchObject({ absent: 'open', because: [{ code: 'tie-at-last-seat' }] });
  });

  it('who belongs to no team is held, and nobody else', () => {
    const computed = scored({ T1: '90' });
    const subjects = byId(computed);
    // One team alone has no seat for 优秀 (50% of 1): it is 一般, and its members are capped.
    expect(subjects.A?.total).toEqual({ value: '90.00' });
    expect(subjects.E?.total).toMatchObject({ absent: 'held', because: [{ code: 'nobody-linked' }] });
  });

  it('the mean of the top three of its members is shown with its computation', () => {
    const text = JSON.stringify(explain(scored(teams, withTop()), 'T1'));
    // (96 + 95 + 80.5) ÷ 3 = 90.50
    expect(text).toContain('(96.00 + 95.00 + 80.50) ÷ 3');
    expect(text).toContain('"value":"90.50"');
  });
});

/** The same scheme with the mean of the top three as the team's rank key, so that it is published. */
function withTop(): Scheme {
  const base = scheme as Scheme;
  const figures = base.figures.map((f) =>
    f.id === 'teamPlace' && f.term.kind === 'rank'
      ? { ...f, term: { ...f.term, by: ['teamTotal', 'topThreeOwn'] } }
      : f,
  );
  const top = base.figures.find((f) => f.id === 'topThree');
  if (top?.term.kind !== 'across') throw new Error('no topThree');
  return { ...base, figures: [...figures, { ...top, id: 'topThreeOwn', term: { ...top.term, of: 'own' } }] };
}
