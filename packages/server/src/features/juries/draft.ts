/** What the office typed, made into a draft with the roster's names; or what must be mended first. Pure. */
import { refuse } from '../../http/refusals.ts';
import type { DraftInput } from './contract.ts';
import { faultOfRules } from './rules.ts';
import type { Draft } from './store.ts';

export interface Names {
  readonly person: (id: string) => string | undefined;
  readonly unit: (id: string) => string | undefined;
  /** Ids that the draft had before: what comes with another gets a new one. */
  readonly known: ReadonlySet<string>;
  readonly newId: () => string;
}

/** Refuses by row, counted from 1. */
export function draftOf(input: DraftInput, { person, unit, known, newId }: Names) {
  const why = faultOfRules(input.rules);
  if (why !== undefined) return refuse('rules-unfit', { why });
  const idOf = (id: string | undefined) => (id !== undefined && known.has(id) ? id : newId());

  const subjects: Draft['subjects'][number][] = [];
  for (const [at, one] of input.subjects.entries()) {
    const row = at + 1;
    const id = idOf(one.id);
    if (one.kind === 'project') {
      if (one.name === undefined || one.name === '' || one.unit === undefined)
        return refuse('project-unnamed', { row });
      if (unit(one.unit) === undefined) return refuse('unit-unknown', { row });
      subjects.push({ id, kind: 'project', about: id, name: one.name, unit: one.unit, panel: one.panel });
      continue;
    }
    const name = one.about === undefined ? undefined : (one.kind === 'person' ? person : unit)(one.about);
    if (one.about === undefined || name === undefined)
      return refuse(one.kind === 'person' ? 'person-unknown' : 'unit-unknown', { row });
    subjects.push({ id, kind: one.kind, about: one.about, name, panel: one.panel });
  }
  const twice = repeated(subjects, ({ kind, about, name }) => (kind === 'project' ? `project ${name}` : about));
  if (twice !== undefined) return refuse('subject-twice', { name: twice.name });

  const roles = input.rules.roles.map(({ key }) => key);
  const jurors: Draft['jurors'][number][] = [];
  for (const [at, one] of input.jurors.entries()) {
    const row = at + 1;
    const name = one.person === undefined ? one.name : person(one.person);
    if (one.person !== undefined && name === undefined) return refuse('person-unknown', { row });
    if (name === undefined || name === '' || (one.person === undefined && one.unitName === ''))
      return refuse('juror-unnamed', { row });
    if (roles.length > 0 && !roles.includes(one.role)) return refuse('role-unknown', { name, known: roles.join('、') });
    jurors.push({
      id: idOf(one.id),
      name,
      unitName: one.person === undefined ? one.unitName : '',
      ...(one.person === undefined ? {} : { person: one.person }),
      role: roles.length === 0 ? '' : one.role,
      panel: one.panel,
    });
  }
  const again = repeated(jurors, ({ person: id, name, unitName }) => id ?? `${name} ${unitName}`);
  if (again !== undefined) return refuse('juror-twice', { name: again.name });
  const draft: Draft = { title: input.title, day: input.day, rules: input.rules, subjects, jurors };
  return { ok: true as const, draft };
}

/** The first whose key another had before. */
function repeated<T>(list: readonly T[], keyOf: (one: T) => string): T | undefined {
  const seen = new Set<string>();
  for (const one of list) {
    const key = keyOf(one);
    if (seen.has(key)) return one;
    seen.add(key);
  }
  return undefined;
}
