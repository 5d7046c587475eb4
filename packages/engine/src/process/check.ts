/** Checks a process as a whole: what each stage names, their order, and that somebody gives what the figures read. */
import type { Checking, Report } from '../scheme/checking.ts';
import type { Placed } from '../scheme/tree.ts';
import { offered } from '../text/nearest.ts';
import { kindOf } from './index.ts';
import type { Stage } from './stage.ts';

/** Findings on the stages; nothing where the scheme has none: it can be scored all the same. */
export function checkProcess(placed: readonly Placed[], checking: Checking, report: Report): void {
  const { process } = checking.scheme;
  if (process === undefined) return;
  const polls = [...new Set(placed.flatMap(({ figure: { term } }) => (term.kind === 'ballots' ? [term.poll] : [])))];
  const roles = [...new Set(placed.flatMap(rolesOf))];
  for (const { id, work } of process) {
    kindOf(work).check?.(work, ['process', id, work.kind], { checking, process, polls, roles, report });
  }
  checkOrder(process, report);
  checkHeld(process, placed, report);
  checkGiven(process, placed, roles, checking, report);
}

const rolesOf = ({ figure: { term } }: Placed): readonly string[] =>
  term.kind === 'points' ? (term.roles ?? []).map(({ key }) => key) : [];

function checkOrder(process: readonly Stage[], report: Report): void {
  process.forEach(({ id, name, days, work }, i) => {
    const { name: called, once, timed, after } = kindOf(work);
    const path = ['process', id];
    if (days !== undefined && !timed) {
      report('stage-days-useless', [...path, 'days'], { name, kind: work.kind });
    }
    const first = process.findIndex((other) => other.work.kind === work.kind);
    if (once && first < i) report('stage-kind-twice', path, { name, kind: called, before: process[first]?.name ?? '' });
    const late = process.slice(i + 1).find((other) => after.includes(other.work.kind));
    if (late !== undefined) report('stage-order', path, { name, before: late.name });
  });
}

/** A poll that nobody holds leaves its figures without votes. */
function checkHeld(process: readonly Stage[], placed: readonly Placed[], report: Report): void {
  const held = new Set(process.flatMap(({ work }) => (work.kind === 'poll' ? [work.poll] : [])));
  for (const { figure, path } of placed) {
    const { term } = figure;
    if (term.kind !== 'ballots' || held.has(term.poll)) continue;
    held.add(term.poll);
    report('poll-not-held', [...path, 'ballots', 'poll'], { id: term.poll });
  }
}

/** Points come from a level of review or from another system: each role is told once. */
function checkGiven(
  process: readonly Stage[],
  placed: readonly Placed[],
  roles: readonly string[],
  checking: Checking,
  report: Report,
): void {
  const given = new Set(process.flatMap(({ work }) => (work.kind === 'review' ? work.levels.map((l) => l.role) : [])));
  const roleless = placed.flatMap(({ figure: { id, term } }) =>
    term.kind === 'points' && term.roles === undefined ? [term.indicator ?? id] : [],
  );
  const known = [...new Set([...roles, ...roleless])];
  for (const { id, imports = [] } of process) {
    for (const one of imports) {
      if (known.includes(one)) given.add(one);
      else {
        const all = known.join('、') || '（无）';
        report('import-unknown', ['process', id, 'imports'], () => ({ id: one, ...offered(one, known), known: all }));
      }
    }
  }
  for (const { figure, path } of placed) {
    const { term } = figure;
    if (term.kind !== 'points') continue;
    const name = checking.nameOf(figure);
    if (term.roles === undefined) {
      const id = term.indicator ?? figure.id;
      if (!given.has(id)) report('points-nobody-gives', [...path, 'points'], { name, id });
      given.add(id);
    }
    for (const { key: role } of term.roles ?? []) {
      if (!given.has(role)) report('role-nobody-gives', [...path, 'points', 'roles', role], { name, role });
      given.add(role);
    }
  }
}
