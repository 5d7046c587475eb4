/** Random schemes over every term, as plain data; most pass the checker, the rest are passed over. */
import fc from 'fast-check';
import type { HistoryCondition, HistoryTest } from '../../src/conditions/history.ts';
import type { Amount } from '../../src/scheme/amount.ts';
import type { Figure, MissingWord } from '../../src/scheme/figure.ts';
import type { Parameter, Scheme } from '../../src/scheme/scheme.ts';
import { insideSplits, placedFigures } from '../../src/scheme/tree.ts';
import type { AcrossTerm } from '../../src/terms/across.ts';
import type { VoidRule } from '../../src/terms/ballots-void.ts';
import type { DivideTerm } from '../../src/terms/divide.ts';
import type { TermNode } from '../../src/terms/index.ts';
import type { RankTerm } from '../../src/terms/rank.ts';
import { chance, type Draw, pick } from './draw.ts';
import { drawEventsTerm } from './generate-events.ts';
import { drawGrade } from './generate-grade.ts';
import { drawHelped, drawTeams, teams } from './generate-linked.ts';
import { withProcess } from './generate-process.ts';
import { decimal, drawCap, drawCondition } from './generate-values.ts';

export const roles = ['甲层', '乙层', '丙层'];
export const marks = ['好', '中', '差'];
export const kinds = ['A类', 'B类'];
export const units = ['一局', '二局', '三局', '四局'];
const codes = ['x', 'y'];
const facets = ['德', '能'];

/** Weights of n parts in steps of 5%, adding up to 100%. */
function weights(g: Draw, n: number): string[] {
  const cuts = Array.from({ length: n - 1 }, () => g(fc.nat, 20)).sort((a, b) => a - b);
  return [...cuts, 20].map((cut, i) => `${(cut - (cuts[i - 1] ?? 0)) * 5}%`);
}

interface Names {
  next: number;
  /** Codes are claimed once: each scores on one figure only. */
  events: number;
  /** Ranks that stand beside the total. */
  readonly ranks: Figure[];
  /** Figures that others may refer to. */
  shared: readonly string[];
  /** Whether there are teams to which people are linked. */
  readonly linked: boolean;
  /** Ids of the parameters that were used. */
  readonly parameters: Set<string>;
}

const parameters: readonly Parameter[] = [
  { id: 'cap', name: '封顶线', value: '72.5' },
  {
    id: 'rate',
    name: '每次分值',
    at: 'factDate',
    dated: [
      { from: '2020-01-01', value: '1.5' },
      { from: '2026-02-01', value: '2.25' },
    ],
  },
  {
    id: 'late',
    name: '逾期折算',
    at: 'periodStart',
    dated: [
      { from: '2025-01-01', value: '50%' },
      { from: '2026-02-01', value: '10%' },
    ],
  },
];
const parameter = (names: Names, id: string): { readonly parameter: string } => {
  names.parameters.add(id);
  return { parameter: id };
};

/** A scheme of one population with total, rank and grade, and now and then a second, linked to it. */
export function drawScheme(g: Draw): Scheme {
  return withProcess(g, withExclusion(g, drawPlain(g)));
}

/** Of two figures that read events, the second may leave out what the first took; then they may read the same code. */
function withExclusion(g: Draw, drawn: Scheme): Scheme {
  const scheme = structuredClone(drawn);
  const inside = insideSplits(scheme);
  const [first, second] = placedFigures(scheme).flatMap(({ figure }) =>
    figure.term.kind === 'events' && !inside.has(figure.id) ? [{ id: figure.id, term: figure.term }] : [],
  );
  // A figure written in place has no id that another could name.
  if (first === undefined || first.id.includes('.') || second === undefined || !chance(g, 60)) return scheme;
  const codes = chance(g, 50) ? first.term.codes.map((c) => ({ ...c, atMost: '5' })) : second.term.codes;
  Object.assign(second.term, { excluding: [first.id], codes });
  return scheme;
}

function drawPlain(g: Draw): Scheme {
  const linked = chance(g, 25);
  const names: Names = { next: 0, events: 0, ranks: [], shared: [], linked, parameters: new Set() };
  const shared = chance(g, 40) ? [drawFigure(g, names, 1)] : [];
  names.shared = shared.map((figure) => figure.id);
  const total: Figure = { ...drawFigure(g, names, 3), id: 'total' };
  const places = g(fc.nat, 3);
  const clamped: Figure[] = chance(g, 25) ? drawClamped(g, names) : [];
  const drawn: Figure = clamped.length === 0 && chance(g, 30) ? withBonus(g, names, total) : total;
  const own: Figure =
    clamped.length === 0
      ? drawn
      : { ...total, term: { kind: 'sum', parts: [clamped.at(-1) as Figure] }, missing: 'hold' };
  const figures: Figure[] = [
    ...(chance(g, 20) ? drawHelped(g, own) : clamped.length === 0 && chance(g, 25) ? drawVetoedLast(g, drawn) : [own]),
    ...clamped.slice(0, -1),
    ...shared,
    {
      id: 'place',
      name: '名次',
      term: {
        kind: 'rank',
        in: pick(g, 'unit', 'unit', 'all'),
        by: drawKeys(g),
        ties: pick(g, 'open', 'open', 'share'),
      },
    },
    {
      id: 'second',
      name: '第二指标',
      term: { kind: 'measure', figure: 'm-second', within: { low: '-50', high: '100' }, places: 3 },
      missing: 'hold',
    },
    { id: 'level', name: '等次', term: drawGrade(g) },
    ...names.ranks,
  ];
  return {
    scheme: 'generated',
    version: '1',
    name: '生成的方案',
    period: pick(g, 'quarter', 'quarter', 'quarter', 'campaign'),
    facets,
    decimals: { places, mode: pick(g, 'half-up', 'half-even', 'down', 'up') },
    attributes: [
      { id: 'unit', name: '单位', at: 'longest' },
      { id: 'kind', name: '类别', at: 'to' },
      { id: 'probation', name: '试用', at: 'asOf' },
      // Its days alone are looked at, so that its spells may overlap.
      { id: 'stay', name: '驻地', at: 'to' },
    ],
    parameters: [...parameters.filter((p) => names.parameters.has(p.id)), ...datedParameters(g)],
    populations: linked
      ? [{ id: 'staff', name: '人员', total: 'total', rank: 'place', grade: 'level' }, teams]
      : drawPopulations(g),
    figures: [
      ...figures.map((figure) => (figure.id === 'total' || figure.id === 'own' ? withFacets(g, figure) : figure)),
      ...(linked ? drawTeams(g) : []),
    ],
    consequences: [
      {
        id: 'remind',
        name: '提醒',
        for: ['staff'],
        when: { history: { grade: ['良', '差'] }, ...drawHowOften(g) },
        // biome-ignore lint/suspicious/noThenProperty: the language's own word.
        then: [{ do: 'remind', name: '提醒' }],
      },
      {
        id: 'behind',
        name: '末位',
        for: ['staff'],
        when: {
          history: pick<HistoryTest>(g, { last: drawLast(g) }, { total: { below: '70' } }),
          ...drawHowOften(g),
        },
        // biome-ignore lint/suspicious/noThenProperty: the language's own word.
        then: [{ do: 'statement', name: '说明' }],
      },
      {
        id: 'now',
        name: '本期末位',
        for: ['staff'],
        when: { figure: 'place', last: drawLast(g) },
        // biome-ignore lint/suspicious/noThenProperty: the language's own word.
        then: [{ do: 'talk', name: '谈话' }],
      },
    ],
  };
}

/** The figure or some of those that go into it by adding up under a facet; those below one that has a facet get none. */
function withFacets(g: Draw, figure: Figure): Figure {
  const { term } = figure;
  // What is referred to may have a facet itself, and stands below figures that have one as well.
  if (figure.id !== 'total' && term.kind !== 'figure' && chance(g, 30)) return { ...figure, facet: pick(g, ...facets) };
  const inside = (part: Figure): Figure => withFacets(g, part);
  if (term.kind === 'sum' || term.kind === 'weigh') {
    return { ...figure, term: { ...term, parts: term.parts.map(inside) } };
  }
  if (term.kind === 'choose') return { ...figure, term: { ...term, cases: term.cases.map(inside) } };
  if (term.kind === 'scale' || term.kind === 'veto' || term.kind === 'clamp') {
    return { ...figure, term: { ...term, of: inside(term.of) } };
  }
  return figure;
}

/** What the person's teams got. */
const drawAcross = (g: Draw): Drawn => ({
  term: {
    kind: 'across',
    role: 'member-of',
    population: 'teams',
    of: 'teamTotal',
    take: pick<AcrossTerm['take']>(g, 'only', 'mean', 'sum', 'highest', 'lowest', { meanOfTop: 1 }),
  },
  missing: pick<MissingWord>(g, 'hold', { count: '60' }),
});

/** One figure, or more that part equals. */
const drawKeys = (g: Draw): RankTerm['by'] =>
  pick<RankTerm['by']>(
    g,
    ['total'],
    ['total'],
    ['total', { lowest: 'second' }],
    [{ lowest: 'second' }, 'total'],
    ['second'],
  );

/** Everybody, or two kinds side by side under the same rules; who is of neither is outside. */
function drawPopulations(g: Draw): Scheme['populations'] {
  const one = { name: '人员', total: 'total', rank: 'place', grade: 'level' } as const;
  if (chance(g, 80)) return [{ id: 'staff', ...one }];
  return [
    { id: 'staff', ...one, where: { attribute: 'kind', is: ['A类'] } },
    { id: 'others', ...one, name: '其他人员', where: { attribute: 'kind', is: ['B类'] } },
  ];
}

/** Two weights that change together and add up to 100% at any time, and a share of marks; unused ones are only a warning. */
function datedParameters(g: Draw): Parameter[] {
  const first = 10 + 5 * g(fc.nat, 10);
  const second = 10 + 5 * g(fc.nat, 10);
  const dated = (before: string, after: string): NonNullable<Parameter['dated']> => [
    { from: '2020-01-01', value: before },
    // On the first day of the generated run, or after it.
    { from: pick(g, '2026-01-01', '2026-01-02'), value: after },
  ];
  const changing = dated(`${first}%`, `${second}%`);
  return [
    { id: 'share', name: '一方的比重', at: 'periodStart', dated: changing },
    {
      id: 'rest',
      name: '另一方的比重',
      at: 'periodStart',
      dated: changing.map(({ from }, i) => ({ from, value: `${100 - (i === 0 ? first : second)}%` })),
    },
    { id: 'tooMany', name: '超过多少作废', value: pick(g, '40%', '60%') },
  ];
}

/** 先定等次、再赋分: a grade by a figure, and another figure held within its band. */
function drawClamped(g: Draw, names: Names): Figure[] {
  const votes = drawFigure(g, names, 1);
  const voted: Figure = {
    id: 'voted',
    name: '票决等次',
    term: {
      kind: 'grade',
      of: votes.id,
      levels: [
        { level: '甲', rule: { atLeast: '60' } },
        { level: '乙', rule: 'otherwise' },
      ],
    },
  };
  const banded: Figure = {
    id: 'banded',
    name: '段内得分',
    term: {
      kind: 'clamp',
      of: { ...drawFigure(g, names, 1), id: 'banded.of' },
      by: 'voted',
      to: [
        { key: '甲', value: { low: '80', high: '99.5' } },
        { key: '乙', value: { low: '40', high: '79.9' } },
      ],
    },
  };
  return [votes, voted, banded];
}

const id = (names: Names): string => `f${++names.next}`;
function drawFigure(g: Draw, names: Names, depth: number): Figure {
  const name = id(names);
  const { term, ...body } = depth === 0 || chance(g, 35) ? drawLeaf(g, names) : drawNested(g, names, depth - 1, name);
  return {
    id: name,
    name: `指标${name}`,
    ...body,
    ...(chance(g, 15) && body.worth === undefined
      ? { round: { places: g(fc.nat, 3), mode: pick(g, 'half-up', 'half-even', 'down', 'up') } }
      : {}),
    ...(chance(g, 15) ? { atMost: chance(g, 20) ? parameter(names, 'cap') : drawCap(g, 40, 90) } : {}),
    ...(chance(g, 15) ? { atLeast: decimal(g, -5, 30) } : {}),
    ...(chance(g, 12)
      ? {
          applies: {
            when: drawCondition(g),
            otherwise: pick<'skip' | { readonly count: string }>(g, 'skip', { count: '7.5' }),
          },
        }
      : {}),
    term,
  };
}

const drawLast = (g: Draw): string => pick(g, '1', '2', '3', '10%', '35%');

type HowOften = Omit<HistoryCondition, 'history'>;
const drawHowOften = (g: Draw): HowOften => ({
  ...pick<HowOften>(
    g,
    { consecutive: '2' },
    { consecutive: '3' },
    { atLeast: '2', within: 3 },
    { atLeast: '2' },
    { first: true },
    { first: true, within: 2 },
  ),
  ...(chance(g, 25) ? { since: pick(g, '2025-10-01', '2025-10-02', '2026-01-01') } : {}),
});

/** Money split in proportion to a part of the total, and added to it. */
function withBonus(g: Draw, names: Names, total: Figure): Figure {
  const main: Figure = { ...total, id: 'main', name: '主体' };
  const days: Figure = { ...drawFigure(g, names, 0), id: 'served' };
  const same = (value: string): Figure => ({ id: 'bonus.amount', name: '总额', term: { kind: 'fixed', value } });
  const byKind = (id: string, value: string, rest: Partial<Figure>): Figure => ({
    id,
    name: id,
    ...rest,
    term: { kind: 'fixed', value },
  });
  const chosen: Figure = {
    id: 'bonus.amount',
    name: '总额',
    term: {
      kind: 'choose',
      by: 'kind',
      cases: [byKind('ofA', '1000', { is: ['A类'] }), byKind('rest', '99.95', { otherwise: true })],
    },
  };
  const bonus: Figure = {
    id: 'bonus',
    name: '奖金',
    missing: pick(g, 'hold', 'pass'),
    term: {
      kind: 'divide',
      amount: pick<DivideTerm['amount']>(g, '100', '-7', '0', same('1000'), same('0.5'), chosen),
      in: pick(g, 'unit', 'kind', 'all'),
      by: pick(g, ['main'], ['served'], ['main', 'served']),
      places: g(fc.nat, 2),
      cents: pick(g, 'largest-remainder', 'largest-share'),
      ties: pick(g, ['open'], ['id'], ['served-place', 'open'], ['served-place', 'id']),
    },
  };
  names.ranks.push({
    id: 'served-place',
    name: '出勤名次',
    term: { kind: 'rank', in: pick(g, 'unit', 'all'), by: ['served'], ties: 'open' },
  });
  return { id: 'total', name: '得分', missing: 'skip', term: { kind: 'sum', parts: [main, days, bonus] } };
}

/** A veto for the last of a ranking that was settled first. */
function drawVetoedLast(g: Draw, total: Figure): Figure[] {
  const { term, missing, ...body } = total;
  const raw: Figure = { ...body, id: 'raw', name: '原始分', term, missing };
  const rawPlace: Figure = {
    id: 'rawPlace',
    name: '原始名次',
    term: { kind: 'rank', in: pick(g, 'unit', 'all'), by: ['raw'], ties: 'open' },
  };
  const vetoed: Figure = {
    id: 'total',
    name: '得分',
    term: {
      kind: 'veto',
      of: { id: 'total.of', term: { kind: 'figure', figure: 'raw' } },
      when: { figure: 'rawPlace', last: drawLast(g) },
      gives: '0',
    },
  };
  return [vetoed, raw, rawPlace];
}

type Drawn = Partial<Figure> & { readonly term: TermNode };

function drawLeaf(g: Draw, names: Names): Drawn {
  if (names.shared.length > 0 && chance(g, 20)) return { term: { kind: 'figure', figure: pick(g, ...names.shared) } };
  const missing = pick<MissingWord>(g, 'hold', 'hold', { count: '60' });
  const grouped = pick<MissingWord>(g, 'redistribute', 'redistribute', 'hold', { count: '60' });
  const drop = chance(g, 25) ? { drop: { highest: 1, lowest: 1, ...(chance(g, 50) ? { above: 3 } : {}) } } : {};
  const atLeast = chance(g, 25) ? { atLeast: 2 } : {};
  const whole = chance(g, 50) ? { whole: true as const } : {};
  const own = chance(g, 30) ? { void: [{ self: true as const, ...whole }] } : {};
  const shared: readonly { readonly key: string; readonly value: Amount }[] = chance(g, 25)
    ? [
        { key: '甲层', value: { parameter: 'share' } },
        { key: '乙层', value: { parameter: 'rest' } },
        { key: '丙层', value: '0%' },
      ]
    : weights(g, roles.length).map((value, i) => ({ key: roles[i] as string, value }));
  const draws: (() => Drawn)[] = [
    () => ({
      term: { kind: 'points', within: { low: '-10', high: '100' }, places: 3, ...own, ...drop, ...atLeast },
      missing,
    }),
    () => ({
      term: {
        kind: 'points',
        within: { low: '0', high: '100' },
        places: 3,
        roles: shared,
        ...own,
        ...drop,
        ...atLeast,
      },
      missing: grouped,
    }),
    () => ({
      term: {
        kind: 'ballots',
        poll: `p${++names.next}`,
        options: [
          { key: '好', value: '100' },
          { key: '中', value: '75.5' },
          { key: '差', value: '40' },
        ],
        ...(chance(g, 60) ? { groups: shared } : {}),
        ...(chance(g, 50)
          ? {
              void: [
                pick<VoidRule>(
                  g,
                  { marks: ['好'], above: '40%' },
                  { marks: ['好'], above: { parameter: 'tooMany' } },
                  { allEqual: true },
                ),
              ],
              ...(chance(g, 40) ? { invalid: pick<'refuse' | 'void'>(g, 'refuse', 'void') } : {}),
            }
          : {}),
        ...(chance(g, 30) ? { quorum: 1 + g(fc.nat, 7) } : {}),
        ...(chance(g, 20) ? { take: { share: ['好', '中'] } } : {}),
        ...drop,
        ...atLeast,
      },
      missing: 'hold',
    }),
    () => drawEvents(g, names),
    () => ({
      term: { kind: 'days', ...pick(g, { attribute: 'stay', is: ['一局', '二局'] }, { attribute: 'probation' }) },
    }),
    () => ({
      term: {
        kind: 'completion',
        by: pick(g, 'count', 'weight'),
        late: chance(g, 30) ? parameter(names, 'late') : pick(g, '50%', '0%'),
      },
      worth: '15',
      missing,
    }),
    () => ({
      term: { kind: 'measure', figure: `m${++names.next}`, within: { low: '-50', high: '100' }, places: 3 },
      missing,
    }),
    () => ({
      term: {
        kind: 'earlier',
        scheme: 'generated',
        take: pick(g, 'mean', 'sum'),
        of: 'total',
        periods: 2,
        atLeast: 1,
        within: { low: '-500', high: '500' },
      },
      missing: { count: '50' },
    }),
    () => ({ term: { kind: 'fixed', value: decimal(g, 0, 50) } }),
    ...(names.linked ? [() => drawAcross(g)] : []),
  ];
  return (draws[g(fc.nat, draws.length - 1)] as () => Drawn)();
}

/** Inside a split no code looks at events of other days. */
function drawEvents(g: Draw, names: Names, mayLast = true): Drawn {
  const code = codes[names.events++];
  if (code === undefined) return { term: { kind: 'fixed', value: '3' } };
  return { term: drawEventsTerm(g, code, () => parameter(names, 'rate'), mayLast) };
}

/** A figure that can be computed for some of the days: its facts have dates, and it looks at nothing else. `by`: what the days are split by. */
function drawDated(g: Draw, names: Names, depth: number, by: string): Figure {
  const name = id(names);
  const part = (more: Partial<Figure> = {}): Figure => ({ ...drawDated(g, names, depth - 1, by), ...more });
  const shares = weights(g, 2);
  const leaves: (() => Drawn)[] = [
    () => ({
      term: { kind: 'points', within: { low: '0', high: '100' }, places: 3, indicator: 'dated' },
      missing: pick<MissingWord>(g, 'hold', 'pass', { count: '60' }),
    }),
    () => ({
      term: { kind: 'completion', by: 'count', late: '50%' },
      worth: '15',
      missing: pick<MissingWord>(g, 'pass', { count: '10' }),
    }),
    () => drawEvents(g, names, false),
    () => ({ term: { kind: 'fixed', value: decimal(g, 0, 50) } }),
  ];
  const wholes: (() => Drawn)[] = [
    () => ({ term: { kind: 'sum', parts: [part(), part()] }, missing: pick(g, 'hold', 'skip', 'pass') }),
    () => ({
      term: { kind: 'weigh', parts: [part({ weight: shares[0] ?? '' }), part({ weight: shares[1] ?? '' })] },
      missing: pick(g, 'hold', 'redistribute', 'pass'),
    }),
    () => ({
      term: {
        kind: 'choose',
        by,
        cases: [part({ is: ['一局', '二局'] }), ...(chance(g, 50) ? [part({ otherwise: true })] : [])],
      },
    }),
    () => ({ term: { kind: 'scale', of: part({ id: `${name}.of` }), by: '80%' } }),
  ];
  const draws = depth === 0 || chance(g, 40) ? leaves : wholes;
  return { id: name, name: `指标${name}`, ...(draws[g(fc.nat, draws.length - 1)] as () => Drawn)() };
}

/** Parts that may say `pass`, for wholes that say what they do then. */
function drawPart(g: Draw, names: Names, depth: number): Figure {
  const part = drawFigure(g, names, depth);
  return part.missing !== undefined && chance(g, 40) ? { ...part, missing: 'pass' } : part;
}

function drawNested(g: Draw, names: Names, depth: number, parent: string): Drawn {
  const many = (): Figure[] => Array.from({ length: 1 + g(fc.nat, 2) }, () => drawPart(g, names, depth));
  const inline = (key: string): Figure => ({ ...drawFigure(g, names, depth), id: `${parent}.${key}` });
  const draws: (() => Drawn)[] = [
    () => {
      const taken = many().map((part, i) => (i > 0 && chance(g, 30) ? { ...part, subtract: true as const } : part));
      return { term: { kind: 'sum', parts: taken }, missing: pick(g, 'hold', 'skip') };
    },
    () => drawRescaled(g, names),
    () => {
      const parts = many();
      const shares = weights(g, parts.length);
      return {
        term: { kind: 'weigh', parts: parts.map((part, i) => ({ ...part, weight: shares[i] })) },
        missing: pick(g, 'hold', 'redistribute', 'skip'),
      };
    },
    () => ({ term: { kind: 'scale', of: inline('of'), by: pick(g, '20%', '1.5') } }),
    () => ({ term: { kind: pick(g, 'highest', 'lowest'), parts: many() }, missing: pick(g, 'hold', 'skip') }),
    () => ({
      term: {
        kind: 'choose',
        by: 'kind',
        cases: [
          { ...drawFigure(g, names, depth), is: ['A类'] },
          ...(chance(g, 60) ? [{ ...drawFigure(g, names, depth), otherwise: true as const }] : []),
        ],
      },
    }),
    () => ({
      term: {
        kind: 'bands',
        of: inline('of'),
        rows: [
          { atLeast: '80', gives: '15' },
          { above: '50', atMost: '80', gives: '9.5' },
        ],
        otherwise: '1',
      },
    }),
    () => ({
      term: { kind: 'linear', of: inline('of'), from: { at: '10', gives: '2' }, to: { at: '73', gives: '15.5' } },
    }),
    () => ({
      term: { kind: 'ratio', of: inline('of'), to: inline('to') },
      missing: pick<MissingWord>(g, 'hold', { count: '1' }),
    }),
    () => ({
      term: {
        kind: 'relative',
        of: inline('of'),
        in: pick(g, 'unit', 'kind', 'all'),
        to: pick(g, 'best', 'worst', 'mean', 'meanOfOthers', 'median', 'sum'),
      },
      ...(chance(g, 40) ? { worth: '20' } : {}),
      missing: pick<MissingWord>(g, 'hold', { count: '1' }),
    }),
    () => {
      const by = pick(g, 'stay', 'stay', 'unit', 'kind');
      return {
        term: {
          kind: 'split',
          by,
          weigh: pick(g, 'days', 'months', 'equal'),
          of: { ...drawDated(g, names, 2, by), id: `${parent}.of` },
        },
        missing: pick<MissingWord>(g, 'hold', 'redistribute'),
      };
    },
    () => ({ term: { kind: 'veto', of: inline('of'), when: drawCondition(g), gives: '12.5' } }),
  ];
  return (draws[g(fc.nat, draws.length - 1)] as () => Drawn)();
}

/** A sum that shares out the worth of parts which lack or don't apply; one part is always there. */
function drawRescaled(g: Draw, names: Names): Drawn {
  const worths = Array.from({ length: 1 + g(fc.nat, 1) }, () => pick(g, '10', '25'));
  const parts = worths.map((worth): Figure => {
    const name = id(names);
    return {
      id: name,
      name: `指标${name}`,
      worth,
      term: { kind: 'points', within: { low: '0', high: worth }, places: 3 },
      missing: pick(g, 'pass', 'pass', 'hold'),
      ...(chance(g, 30) ? { applies: { when: drawCondition(g), otherwise: 'rescale' } } : {}),
    };
  });
  const [given, lost] = [id(names), id(names)];
  const always: Figure = { id: given, name: `指标${given}`, worth: '15', term: { kind: 'fixed', value: '15' } };
  const taken: Figure = { id: lost, name: `指标${lost}`, subtract: true, term: { kind: 'fixed', value: '2.5' } };
  return { term: { kind: 'sum', parts: [...parts, always, ...(chance(g, 40) ? [taken] : [])] }, missing: 'rescale' };
}
