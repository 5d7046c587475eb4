/** Figures that read across links: those whom one helps, and teams with their members. */
import type { Figure, MissingWord } from '../../src/scheme/figure.ts';
import type { Population } from '../../src/scheme/scheme.ts';
import type { AcrossTerm } from '../../src/terms/across.ts';
import type { TermNode } from '../../src/terms/index.ts';
import { chance, type Draw, pick } from './draw.ts';
import { drawCap } from './generate-values.ts';

/** A total to which those whom one helps contribute: a figure of other people, and a reference. */
export function drawHelped(g: Draw, own: Figure): Figure[] {
  const helped: Figure = {
    id: 'helped',
    name: '帮带对象得分',
    term: {
      kind: 'across',
      role: '帮带',
      population: 'staff',
      of: 'own',
      take: pick<AcrossTerm['take']>(g, 'only', 'mean', 'sum', 'highest', 'lowest', { meanOfTop: 2 }),
    },
    missing: pick<MissingWord>(g, 'hold', 'pass', { count: '30' }),
  };
  const mine: Figure = {
    id: 'mine',
    term: { kind: 'figure', figure: 'own' },
    ...(chance(g, 50) ? { atMost: drawCap(g, 20, 60) } : {}),
  };
  const missing = pick<MissingWord>(g, 'hold', 'skip');
  return [
    { id: 'total', name: '总分', term: { kind: 'sum', parts: [mine, helped] }, missing },
    { ...own, id: 'own', name: '本人得分' },
  ];
}

export const teams: Population = {
  id: 'teams',
  name: '班子',
  where: { attribute: 'kind', is: ['班子'] },
  total: 'teamTotal',
  grade: 'teamLevel',
};

/** The team's own points, and the points of its members. */
export function drawTeams(g: Draw): Figure[] {
  const members: TermNode = {
    kind: 'across',
    role: 'member-of',
    reverse: true,
    population: 'staff',
    of: 'memberPoints',
    take: pick<AcrossTerm['take']>(g, 'mean', 'sum', 'highest', 'lowest', { meanOfTop: 2 }),
  };
  const parts: Figure[] = [
    {
      id: 'teamOwn',
      name: '班子评分',
      term: { kind: 'points', within: { low: '-10', high: '100' }, places: 3 },
      missing: pick<MissingWord>(g, 'pass', 'hold', { count: '60' }),
      ...(chance(g, 30) ? { applies: { when: { event: ['x'], above: '0' }, otherwise: 'skip' as const } } : {}),
    },
    {
      id: 'ofMembers',
      name: '成员得分',
      term: members,
      missing: pick<MissingWord>(g, 'pass', 'hold', { count: '55.5' }),
    },
  ];
  return [
    {
      id: 'teamTotal',
      name: '班子得分',
      term: { kind: 'sum', parts },
      missing: pick(g, 'hold', 'skip'),
    },
    {
      id: 'teamLevel',
      name: '班子等次',
      term: {
        kind: 'grade',
        of: 'teamTotal',
        levels: [
          { level: '甲', rule: { atLeast: '100' } },
          { level: '乙', rule: 'otherwise' },
        ],
      },
    },
    {
      id: 'memberPoints',
      name: '成员评分',
      term: { kind: 'points', within: { low: '0', high: '100' }, places: 3 },
      missing: pick<MissingWord>(g, 'pass', 'pass', { count: '60' }),
      ...(chance(g, 40) ? { applies: { when: { attribute: 'kind', is: ['A类'] }, otherwise: 'skip' as const } } : {}),
    },
  ];
}
