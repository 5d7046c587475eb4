/** Random facts for a generated scheme: some people lack this or that, some values are equal, some decisions are made. */
import fc from 'fast-check';
import type { RawFacts, RawRow, TableId } from '../../src/facts/tables.ts';
import type { Figure } from '../../src/scheme/figure.ts';
import type { Scheme } from '../../src/scheme/scheme.ts';
import { placedFigures } from '../../src/scheme/tree.ts';
import { chance, type Draw, pick } from './draw.ts';
import { drawHappenings } from './generate-events.ts';
import { kinds, marks, roles, units } from './generate-scheme.ts';

const day = (g: Draw): string => pick(g, '2026-01-10', '2026-02-15', '2026-03-31', '2025-12-31', '2026-01-10');

export function drawFacts(g: Draw, scheme: Scheme): RawFacts {
  const tables = new Map<TableId, RawRow[]>();
  const push = (table: TableId, row: RawRow): void => {
    const rows = tables.get(table);
    if (rows === undefined) tables.set(table, [row]);
    else rows.push(row);
  };
  push('run', {
    period: '2026Q1',
    from: '2026-01-01',
    to: '2026-03-31',
    asOf: pick(g, '2026-04-05', '2026-04-05', '2026-03-20'),
  });
  const people = Array.from({ length: 2 + g(fc.nat, 9) }, (_, i) => `S${i}`);
  for (const subject of people) {
    push('subjects', { id: subject, name: subject, person: chance(g, 50) ? `P-${subject}` : '' });
    if (chance(g, 94)) drawStays(g, subject, push);
    if (chance(g, 80)) push('spells', { subject, attribute: 'kind', value: pick(g, ...kinds) });
    if (chance(g, 15)) {
      push('spells', {
        subject,
        attribute: 'probation',
        value: '是',
        from: pick(g, '2025-12-01', '2026-01-31', '2026-02-01'),
        to: pick(g, '2026-02-10', '2026-02-27', '2026-02-28', '2026-12-31'),
      });
    }
    for (const [i, code] of ['x', 'y', 'x', 'x'].entries()) {
      if (chance(g, 35) && usesCode(scheme, code)) {
        push('events', {
          id: `e-${subject}-${i}`,
          subject,
          code,
          level: pick(g, '高', '低'),
          count: String(1 + g(fc.nat, 2)),
          date: day(g),
          key: pick(g, sharesCodes(scheme) ? 'k3' : '', 'k1', 'k2'),
        });
      }
    }
    const figures = placedFigures(scheme).map((p) => p.figure);
    for (const row of drawHappenings(g, figures, subject, sharesCodes(scheme))) push('events', row);
    for (const [i, period] of ['2025Q4', '2025Q3'].entries()) {
      if (!chance(g, 60)) continue;
      const [from, to] = i === 0 ? ['2025-10-01', '2025-12-31'] : ['2025-07-01', '2025-09-30'];
      const placed = chance(g, 80) ? { rank: String(1 + g(fc.nat, 4)), pool: pick(g, ...units), poolSize: '5' } : {};
      push('history', {
        subject,
        period,
        from,
        to,
        scheme: 'generated',
        total: value(g, 0),
        grade: pick(g, '优', '良', '差'),
        ...placed,
      });
    }
  }
  const teams = scheme.populations.some((p) => p.id === 'teams') ? ['T0', 'T1'] : [];
  for (const team of teams) {
    push('subjects', { id: team, name: team, population: 'teams' });
    push('spells', { subject: team, attribute: 'kind', value: '班子' });
    for (const from of people) if (chance(g, 45)) push('links', { from, role: 'member-of', to: team });
  }
  for (const { figure } of placedFigures(scheme)) drawFor(g, figure, [...people, ...teams], push);
  if (placedFigures(scheme).some(({ figure }) => readsDated(figure))) drawDatedPoints(g, people, push);
  correctSome(g, tables, push);
  // Whoever stands in a pool alone may be anywhere: rulings name the pools in which somebody stands from first to last.
  const stays = steadyStays(tables.get('spells') ?? []);
  // Only pools that have seats can be ruled on.
  const seated = scheme.figures.flatMap(({ term }) => (term.kind === 'grade' ? [term.ranking] : []));
  const ranks = scheme.figures.flatMap(({ id, term }) =>
    term.kind === 'rank' && seated.includes(id) ? [term.in] : [],
  );
  // Where there are two kinds of people, who stands in a pool of which is not looked for.
  const everyone = scheme.populations.some((p) => p.id === 'staff' && p.where === undefined);
  const pools = !everyone ? [] : ranks.includes('all') ? ['全体'] : stays.map((s) => String(s.value));
  drawRulings(g, scheme, people, pools, push);
  return { tables: Object.fromEntries(tables) };
}

/** Where somebody was: one unit a day, and a place to stay for which that isn't asked. */
function drawStays(g: Draw, subject: string, push: Push): void {
  const stay = (attribute: 'unit' | 'stay', value: string, from: string, to: string): void =>
    push('spells', { subject, attribute, value, from, to });
  const [before, after] = [pick(g, ...units), pick(g, ...units)];
  const turn = pick(g, ['2026-02-01', '2026-02-02'], ['2026-02-01', '2026-02-02'], ['2026-02-14', '2026-02-15']);
  const [last, first] = turn as [string, string];
  stay('unit', before, '', last);
  stay('unit', after, first, '');
  // One of a value may lie inside another, or reach over into it.
  if (chance(g, 15))
    stay('unit', before, '2026-01-10', chance(g, 50) || before !== after ? '2026-01-20' : '2026-02-20');
  stay('stay', before, '', '2026-02-01');
  stay('stay', pick(g, ...units), '2026-02-02', '');
  if (!chance(g, 30)) return;
  // A secondment over the move, or inside a stay: of spells on one day the one that began last counts.
  const [from, to] = pick(
    g,
    ['2026-01-01', '2026-01-31'],
    ['2026-01-20', '2026-03-01'],
    ['2026-01-15', '2026-02-20'],
    ['2026-03-01', '2026-04-30'],
  ) as [string, string];
  stay('stay', pick(g, ...units), from, to);
}

/** Stays of those who were in one unit only: that one is a pool. */
function steadyStays(spells: readonly RawRow[]): RawRow[] {
  const stays = spells.filter((s) => s.attribute === 'unit');
  return stays.filter((a) => stays.every((b) => a.subject !== b.subject || a.value === b.value));
}

/** A later row in place of an earlier one, with another value. */
function correctSome(g: Draw, tables: Map<TableId, RawRow[]>, push: Push): void {
  for (const table of ['points', 'measures', 'events'] as const) {
    const rows = tables.get(table) ?? [];
    const before = [...rows];
    before.forEach((row, i) => {
      if (!chance(g, 6)) return;
      const id = String(row.id ?? `${table}-${i}`);
      rows[i] = { ...row, id };
      const changed = table === 'events' ? { level: pick(g, '高', '低') } : { value: another(g, String(row.value)) };
      push(table, { ...row, ...changed, id: `${id}-b`, corrects: id });
      if (chance(g, 30)) push(table, { ...row, id: '', corrects: `${id}-b` });
    });
  }
}

/** A value that whatever allows this one allows too: some indicators end early. */
const another = (g: Draw, value: string): string => (Number(value) <= 25 ? pick(g, '1', '2') : pick(g, '61', '85'));

/** Whether two figures read one code, so that its events need keys. */
const sharesCodes = (scheme: Scheme): boolean => {
  const codes = placedFigures(scheme).flatMap(({ figure }) =>
    figure.term.kind === 'events' ? figure.term.codes.map((c) => c.code) : [],
  );
  return new Set(codes).size < codes.length;
};

const usesCode = (scheme: Scheme, code: string): boolean =>
  placedFigures(scheme).some(
    ({ figure }) => figure.term.kind === 'events' && figure.term.codes.some((c) => c.code === code),
  ) || JSON.stringify(scheme).includes(`"event":["${code}"]`);

/** Few distinct values, so that ties are common. */
const value = (g: Draw, low: number): string =>
  chance(g, 60) ? pick(g, '60', '75.5', '80', '90') : String(g(fc.integer, { min: low * 1000, max: 100_000 }) / 1000);

type Push = (table: TableId, row: RawRow) => void;

function drawFor(g: Draw, figure: Figure, people: readonly string[], push: Push): void {
  const { term } = figure;
  if (readsDated(figure)) return;
  if (term.kind === 'across' && term.role === '帮带') {
    for (const from of people) {
      for (const to of people) if (from !== to && chance(g, 15)) push('links', { from, role: term.role, to });
    }
  } else if (term.kind === 'points') {
    const low = Number(term.within.low);
    for (const subject of people) {
      for (const role of term.roles === undefined ? [''] : roles) {
        const raters = pick(g, 0, 1, 1, 2, 5);
        for (let r = 0; r < raters; r++) {
          const date = chance(g, 20) ? day(g) : '';
          const most = Number(term.within.high);
          const given = most < 100 ? String(g(fc.integer, { min: 0, max: most * 10 }) / 10) : value(g, low);
          const self = r === 0 && chance(g, 30);
          const peer = r === 1 && chance(g, 50) ? pick(g, ...people) : subject;
          const rater = self || peer !== subject ? pick(g, peer, `P-${peer}`) : `r${r}`;
          push('points', { subject, indicator: figure.id, role, rater, value: given, date });
        }
      }
    }
  } else if (term.kind === 'ballots') {
    const groups = term.groups?.map((group) => group.key) ?? [''];
    for (const group of groups) {
      for (let paper = 0; paper < pick(g, 0, 1, 3); paper++) {
        for (const subject of people) {
          if (chance(g, 85))
            push('papers', { poll: term.poll, group, paper: `${paper}`, subject, value: pick(g, ...marks) });
        }
      }
      for (const subject of people) {
        if (chance(g, 40))
          push('tallies', {
            poll: term.poll,
            group,
            subject,
            value: pick(g, ...marks),
            count: String(g(fc.nat, 3)),
            cast: chance(g, 25) ? String(3 + g(fc.nat, 4)) : '',
          });
      }
    }
  } else if (term.kind === 'completion') {
    for (const subject of people) {
      for (let i = 0; i < pick(g, 0, 1, 3, 5); i++) {
        const done = pick(g, '', '2026-02-01', '2026-03-20', '2026-04-04', '2026-05-01');
        const due = pick(g, '2026-02-01', '2026-03-15', '2026-03-31', '2026-04-20');
        push('items', {
          key: `t${i}`,
          subject,
          indicator: figure.id,
          weight: pick(g, '', '2', '0.5', '0'),
          due,
          done,
          status: pick(g, '', '', '免'),
        });
      }
    }
  } else if (term.kind === 'measure') {
    for (const subject of people)
      if (chance(g, 85)) push('measures', { subject, figure: term.figure, value: value(g, -50) });
  }
}

const readsDated = ({ term }: Figure): boolean => term.kind === 'points' && term.indicator === 'dated';

/** Points with their days, of which one is now and then forgotten. */
function drawDatedPoints(g: Draw, people: readonly string[], push: Push): void {
  for (const subject of people) {
    for (let r = 0; r < pick(g, 0, 1, 2, 4); r++) {
      const date = chance(g, 95) ? pick(g, '2026-01-10', '2026-02-01', '2026-02-02', '2026-03-31') : '';
      push('points', { subject, indicator: 'dated', role: '', rater: `r${r}`, value: value(g, 0), date });
    }
  }
}

function drawRulings(g: Draw, scheme: Scheme, people: readonly string[], pools: readonly string[], push: Push): void {
  const rule = (kind: string, target: string, setting: string, ruled: string): void =>
    push('rulings', { kind, target, setting, value: ruled, by: '委员会', reason: '研究' });
  const grade = placedFigures(scheme).find(({ figure }) => figure.id === 'level')?.figure.term;
  if (grade?.kind !== 'grade') throw new Error('the scheme has no grade');
  const readers = placedFigures(scheme).filter(
    ({ figure: { term, missing } }) =>
      ['points', 'ballots', 'measure', 'across', 'relative', 'split', 'divide'].includes(term.kind) ||
      (term.kind === 'sum' && missing === 'hold'),
  );
  for (const target of people) {
    for (const { level } of grade.seats ?? []) {
      if (chance(g, 10)) rule('subject', target, `seat.${level}`, pick(g, 'yes', 'no'));
    }
    if (chance(g, 10)) rule('subject', target, 'exception', pick(g, 'up', 'up', 'down'));
    if (chance(g, 10)) rule('subject', target, 'grade', pick(g, ...(grade.adjust?.levels ?? [])));
    const bonus = placedFigures(scheme).some(({ figure }) => figure.id === 'bonus');
    if (bonus && chance(g, 15)) rule('subject', target, 'cent.bonus', pick(g, 'yes', 'no'));
    const reader = readers[g(fc.nat, Math.max(0, readers.length - 1))];
    if (reader !== undefined && chance(g, 15)) {
      const { term } = reader.figure;
      const grouped = ('roles' in term && term.roles) || ('groups' in term && term.groups);
      // Shares lie between 0 and 1, everything else that is read between 40 and 100.
      const most = 'within' in term ? (term.within?.high ?? '66') : '66';
      const ruled = term.kind === 'ballots' && term.take !== undefined ? '1' : most;
      const words = ['skip', ...(grouped ? ['redistribute'] : [])];
      // How far a sum, a figure of others or one of a pool may reach differs from scheme to scheme, and a number outside is refused.
      const numbers = ['points', 'ballots', 'measure'].includes(term.kind) ? [ruled, ruled] : [];
      rule('subject', target, `missing.${reader.figure.id}`, pick(g, ...numbers, ...words));
    }
  }
  for (const { level, of } of pools.length === 0 ? [] : (grade.seats ?? [])) {
    // Only shares have people of whom they are taken; a stated number leaves no share to rule on.
    if (of !== undefined && chance(g, 10)) rule('pool', pick(g, ...pools), `share.${level}`, pick(g, '60%', '10%'));
    if (chance(g, 10)) rule('pool', `staff/${pick(g, ...pools)}`, `seat.${level}`, pick(g, 'yes', 'no'));
  }
}
