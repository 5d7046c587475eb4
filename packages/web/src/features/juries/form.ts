/** What the office writes into a draft, as the form holds it. */
import type { Input, Returns } from '../../api/shape.ts';
import { todayHere } from '../../ui/day.ts';

export type JuryPage = Returns<'GET /api/juries/:id'>;
export type Rules = JuryPage['rules'];
type Body = Input<'POST /api/juries'>['body'];
export type SubjectRow = Body['subjects'][number] & { readonly name: string };
export type JurorRow = Body['jurors'][number] & { readonly name: string };

export interface JuryForm {
  readonly title: string;
  readonly day: string;
  readonly rules: Rules;
  readonly subjects: readonly SubjectRow[];
  readonly jurors: readonly JurorRow[];
}

const usualRules: Rules = {
  indicator: 'jury',
  name: '评委评分',
  lowest: '0',
  highest: '100',
  places: 2,
  round: { places: 2, mode: 'half-up' },
  roles: [],
  drop: { highest: 1, lowest: 1 },
  atLeast: 5,
  missing: 'hold',
  criteria: [],
  settledBy: '考核委员会',
};

export const freshForm = (): JuryForm => ({ title: '', day: todayHere(), rules: usualRules, subjects: [], jurors: [] });

export const formOf = ({ title, day, rules, subjects, jurors }: JuryPage): JuryForm => ({
  title,
  day,
  rules,
  subjects: subjects.map(({ id, kind, about, name, unit, panel }) => ({
    id,
    kind,
    ...(kind === 'project' ? {} : { about }),
    name,
    ...(unit === undefined ? {} : { unit }),
    panel,
  })),
  jurors: jurors.map(({ id, name, line, person, role, panel }) => ({
    id,
    name,
    unitName: line,
    ...(person === undefined ? {} : { person }),
    role,
    panel,
  })),
});

export const bodyOf = ({ title, day, rules, subjects, jurors }: JuryForm): Body => ({
  title,
  day,
  rules,
  subjects: [...subjects],
  jurors: [...jurors],
});

/** Lines such as `领导组 40%`, and back. The last piece is the number; a line without one has none yet. */
export const linesOf = (pairs: readonly (readonly [string, string])[]): string =>
  pairs.map(([name, value]) => `${name} ${value}`).join('\n');

export function pairsOf(text: string): [string, string][] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [, name = line, value = ''] = /^(.*?)[\s：:，,]*(\d[\d.]*%?)$/.exec(line) ?? [];
      return [name, value];
    });
}
