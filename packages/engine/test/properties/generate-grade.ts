/** Grades with preconditions, seats in every mode, exceptions and adjustments. */
import type { Condition } from '../../src/conditions/condition.ts';
import type { GradeTerm, SeatRule } from '../../src/terms/grade/node.ts';
import { chance, type Draw, pick } from './draw.ts';
import { drawCondition } from './generate-values.ts';

export function drawGrade(g: Draw): GradeTerm {
  const best = drawSeatRule(g, '优');
  const second = chance(g, 50) ? [drawSeatRule(g, '良')] : [];
  const third = chance(g, 15) ? [drawSeatRule(g, '中')] : [];
  const floor: SeatRule[] = chance(g, 40) ? [drawFloor(g)] : [];
  const limited = [best, ...second, ...third].map((rule) => rule.level);
  const down = pick(g, '良', '差');
  const requires = ['优', '良', '中'].flatMap((level) =>
    chance(g, 30) ? [{ for: level, name: `${level}的条件`, that: drawRequirement(g) }] : [],
  );
  return {
    kind: 'grade',
    of: 'total',
    levels: [
      { level: '优', rule: { atLeast: pick(g, '12', '20', '60') } },
      { level: '良', rule: { above: '10' } },
      { level: '中', rule: { atLeast: '0' } },
      { level: '差', rule: 'otherwise' },
    ],
    ...(chance(g, 50)
      ? {
          ungraded: [{ name: '试用', when: { attribute: 'probation', is: ['是'] }, outcome: pick(g, 'none', 'later') }],
        }
      : {}),
    ...(requires.length > 0 ? { requires } : {}),
    ranking: 'place',
    seats: [best, ...second, ...third, ...floor],
    exceptions: [
      { id: 'up', name: '破格', to: '优', seat: pick(g, 'takes', 'beside'), ...(chance(g, 30) ? { atMost: 1 } : {}) },
      {
        id: 'down',
        name: '直接定等',
        to: down,
        ...(limited.includes(down) ? { seat: pick<'takes' | 'beside'>(g, 'takes', 'beside') } : {}),
        ...(chance(g, 30) ? { atMost: 1 } : {}),
      },
    ],
    adjust: { name: '调整', levels: pick(g, ['优', '中'], ['优', '良', '中', '差'], ['良', '差'], ['优', '良']) },
  };
}

const drawRequirement = (g: Draw): Condition =>
  chance(g, 30) ? { figure: 'second', atLeast: '70' } : drawCondition(g);

/** One share for all; or by kind, which may differ within a pool, be unlimited, or have no case. */
function drawShare(g: Draw, shares: readonly string[], none: 'none' | undefined): NonNullable<SeatRule['atMost']> {
  if (chance(g, 75)) return pick(g, ...shares);
  const [first, other] = [pick(g, ...shares), pick(g, ...shares)];
  return {
    by: 'kind',
    cases: [
      { key: 'A类', value: first },
      ...(chance(g, 60) ? [{ key: 'B类', value: pick(g, first, other, none ?? other) }] : []),
    ],
    ...(chance(g, 70) ? { otherwise: first } : {}),
  };
}

/** A number in each pool in place of a share. */
const drawStated = (g: Draw) => ({ people: pick(g, 1, 1, 2, 3) });

const drawFloor = (g: Draw): SeatRule =>
  chance(g, 15) ? { level: '差', atLeast: drawStated(g), mode: 'perPool' } : drawShareFloor(g);
const drawShareFloor = (g: Draw): SeatRule => ({
  level: '差',
  atLeast: drawShare(g, ['10%', '30%', '60%'], undefined),
  of: pick(g, 'assessed', 'assessed', 'eligible'),
  ...drawMode(g),
  rounding: pick(g, 'up', 'down'),
});

const drawSeatRule = (g: Draw, level: string): SeatRule => ({
  level,
  ...(chance(g, 20)
    ? { atMost: drawStated(g), mode: 'perPool' as const, ...(chance(g, 25) ? { soft: true as const } : {}) }
    : { ...drawCeiling(g), ...(chance(g, 40) ? { soft: chance(g, 50) ? (true as const) : drawApprovable(g) } : {}) }),
});
/** Above every share that is drawn for a ceiling. */
const drawApprovable = (g: Draw) => ({ atMost: pick(g, '55%', '70%') });
const drawCeiling = (g: Draw): Omit<SeatRule, 'level'> => ({
  atMost: drawShare(g, ['20%', '33.3%', '40%', '50%'], 'none'),
  of: pick(g, 'assessed', 'eligible'),
  rounding: 'down',
  ...drawMode(g),
});

function drawMode(g: Draw): Pick<SeatRule, 'mode' | 'mergeBelow' | 'remainders'> {
  const mode = pick(g, 'perPool', 'apportioned', 'merged');
  if (mode === 'merged') return { mode, mergeBelow: pick(g, 3, 5) };
  if (mode === 'perPool') return { mode };
  type Chain = NonNullable<SeatRule['remainders']>;
  const chains: Chain[] = [['mean', 'larger', 'open'], ['smaller', 'mean'], ['open'], ['larger'], ['smaller', 'open']];
  return { mode, remainders: pick(g, ...chains) };
}
