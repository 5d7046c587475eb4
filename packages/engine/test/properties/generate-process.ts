/** Stages over the polls, roles and completion figures that a drawn scheme has. */
import fc from 'fast-check';
import type { RecordEntry } from '../../src/process/record.ts';
import type { ReviewLevel } from '../../src/process/review.ts';
import type { Stage } from '../../src/process/stage.ts';
import type { Scheme } from '../../src/scheme/scheme.ts';
import { placedFigures } from '../../src/scheme/tree.ts';
import { chance, type Draw, pick } from './draw.ts';

/** Now and then with a process. What nobody holds or gives is only a warning. */
export function withProcess(g: Draw, scheme: Scheme): Scheme {
  if (!chance(g, 30)) return scheme;
  const process = [...drawRecords(g, scheme), ...drawPolls(g, scheme), ...drawReview(g, scheme), ...drawEnd(g)];
  return process.length === 0 ? scheme : { ...scheme, process };
}

const days = (g: Draw): { readonly days?: number } => (chance(g, 60) ? { days: 1 + g(fc.nat, 365) } : {});

function drawRecords(g: Draw, scheme: Scheme): Stage[] {
  if (chance(g, 50)) return [];
  // What is written in place has no id of its own that a stage could name.
  const counting = placedFigures(scheme).flatMap(({ figure }) =>
    figure.term.kind === 'completion' && !figure.id.includes('.') ? [figure.id] : [],
  );
  const figure = counting.length === 0 || chance(g, 30) ? {} : { figure: pick(g, ...counting) };
  const entry = (id: string, every: RecordEntry['every'], rest: Partial<RecordEntry>): RecordEntry => ({
    id,
    name: `纪实${id}`,
    every,
    due: g(fc.nat, 30),
    late: pick(g, 'mark', 'refuse'),
    ...rest,
  });
  const weekly = entry('weekly', 'week', figure);
  const entries = chance(g, 50)
    ? [weekly, entry('monthly', pick(g, 'month', 'quarter'), { from: 'weekly' })]
    : [weekly];
  return [{ id: 'logging', name: '纪实', work: { kind: 'record', entries } }];
}

function drawPolls(g: Draw, scheme: Scheme): Stage[] {
  const polls = placedFigures(scheme).flatMap(({ figure: { term } }) => (term.kind === 'ballots' ? [term.poll] : []));
  return [...new Set(polls)].flatMap((poll, i): Stage[] =>
    chance(g, 30) ? [] : [{ id: `poll-${i}`, name: '测评', ...days(g), work: { kind: 'poll', poll } }],
  );
}

function drawReview(g: Draw, scheme: Scheme): Stage[] {
  const placed = placedFigures(scheme);
  const roles = [
    ...new Set(
      placed.flatMap(({ figure: { term } }) => (term.kind === 'points' ? (term.roles ?? []) : [])).map((r) => r.key),
    ),
  ];
  const steps = ['sectionHead', 'inCharge', 'principal'] as const;
  const levels = roles
    .slice(0, 1 + g(fc.nat, 2))
    .map((role, i): ReviewLevel => ({ role, step: steps[i] ?? 'principal' }));
  if (levels.length === 0) return [];
  const rest = roles.slice(levels.length);
  return [
    {
      id: 'review',
      name: '评鉴',
      ...days(g),
      ...(rest.length === 0 ? {} : { imports: rest }),
      work: {
        kind: 'review',
        levels,
        ...(chance(g, 50) ? { suggest: pick(g, '90%', '0.5', '100%') } : {}),
        ...(chance(g, 30) ? { swaps: levels.map(({ role }) => role) } : {}),
      },
    },
  ];
}

function drawEnd(g: Draw): Stage[] {
  const by = '考核办公室';
  const decide = chance(g, 50) ? { decide: 1 + g(fc.nat, 30) } : {};
  const all: readonly Stage[] = [
    { id: 'proposal', name: '拟定', ...days(g), work: { kind: 'propose', by } },
    { id: 'notice', name: '公示', work: { kind: 'notice', workingDays: 1 + g(fc.nat, 20), ...decide } },
    { id: 'settling', name: '审定', clause: ['第五条'], ...days(g), work: { kind: 'settle', by } },
    { id: 'confirmation', name: '确认', ...days(g), work: { kind: 'confirm', by } },
    { id: 'filing', name: '归档', ...days(g), work: { kind: 'file', by } },
  ];
  return all.filter(() => chance(g, 70));
}
