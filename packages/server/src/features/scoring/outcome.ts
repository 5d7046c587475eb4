/** What came out: every mean, rank and choice is the engine's, over the facts, by the jury's own small scheme. */
import { explain, type RawRow, resultOf, type Step, score } from '@shiji/engine';
import { droppedOf } from '../juries/decide.ts';
import { type JuryRules, schemeOfJury } from '../juries/rules.ts';
import type { PointsPayload } from './facts.ts';

export interface Scored {
  /** Id of the jury's subject. */
  readonly subject: string;
  readonly name: string;
  readonly points: Pick<PointsPayload, 'groups'>;
}

export interface SubjectOutcome {
  readonly subject: string;
  /** By role: every value, the highest first, and whether it counts. */
  readonly groups: readonly {
    readonly role: string;
    readonly weight?: string;
    readonly values: readonly { readonly value: string; readonly dropped: boolean }[];
  }[];
  readonly mean?: string;
  /** How the mean came about: `(90 + 80.5) ÷ 2`, with a line for each role. */
  readonly arithmetic?: string;
  readonly lines: readonly { readonly label: string; readonly arithmetic: string; readonly value: string }[];
  readonly notes: readonly string[];
  readonly rank?: string;
  /** Others have the same rank. */
  readonly tied: boolean;
  /** Where some are chosen: the choice, or why it is open. */
  readonly chosen?: { readonly name: string; readonly open: boolean };
  /** Why there are no points, in words. */
  readonly lacks?: string;
}

/** Subjects that have ended, in the order given. Throws where the engine refuses: then facts hold what the rules never let in. */
export function outcomeOf(rules: JuryRules, day: string, scored: readonly Scored[]): readonly SubjectOutcome[] {
  if (scored.length === 0) return [];
  const { run, diagnostics } = score(schemeOfJury(rules), {
    tables: {
      run: [{ period: day.slice(0, 4), from: day, to: day, asOf: day }],
      subjects: scored.map(({ subject, name }) => ({ id: subject, name })),
      points: scored.flatMap((one) => pointRows(rules.indicator, one)),
    },
  });
  if (run === undefined) throw new Error(`points that can't be counted: ${diagnostics.map(({ code }) => code).join()}`);
  const results = new Map(resultOf(run).subjects.map((result) => [result.id, result]));
  const ranks = [...results.values()].flatMap(({ rank }) => ('value' in rank ? [rank.value] : []));
  return scored.map(({ subject, points }) => {
    const result = results.get(subject);
    const step = findStep(explain(run, subject)?.steps ?? [], rules.indicator);
    if (result === undefined || step === undefined) throw new Error('a subject that was scored has no result');
    const { total, rank, grade } = result;
    return {
      subject,
      groups: points.groups.map(({ role, values }) => {
        const { first, last } = droppedOf(values.length, rules.drop);
        const weight = rules.roles.find(({ key }) => key === role)?.weight;
        return {
          role,
          ...(weight === undefined ? {} : { weight }),
          values: values.map((value, at) => ({ value, dropped: at < first || at >= values.length - last })),
        };
      }),
      ...('value' in total ? { mean: total.value } : { lacks: total.because.map(({ text }) => text).join('；') }),
      ...(step.arithmetic === undefined ? {} : { arithmetic: step.arithmetic }),
      lines: step.lines.map(({ label, arithmetic, value }) => ({ label, arithmetic, value })),
      notes: step.notes,
      ...('value' in rank ? { rank: rank.value } : {}),
      tied: 'value' in rank && ranks.filter((one) => one === rank.value).length > 1,
      ...(rules.best === undefined ? {} : chosen(grade, rules.best.name)),
    };
  });
}

function chosen(
  grade: ReturnType<typeof resultOf>['subjects'][number]['grade'],
  name: string,
): Pick<SubjectOutcome, 'chosen'> {
  if ('value' in grade) return grade.value === name ? { chosen: { name, open: false } } : {};
  if (grade.absent !== 'open') return {};
  return { chosen: { name: grade.because.map(({ text }) => text).join('；'), open: true } };
}

/** Raters are numbers in the order of size: the engine needs somebody for each value, and nobody is told. */
function pointRows(indicator: string, { subject, points }: Scored): readonly RawRow[] {
  return points.groups.flatMap(({ role, values }) =>
    values.map((value, at) => ({
      subject,
      indicator,
      rater: `${at + 1}`,
      ...(role === '' ? {} : { role }),
      value,
    })),
  );
}

/** Rank and choice stand above the points, which open in them. */
function findStep(steps: readonly Step[], figure: string): Step | undefined {
  for (const step of steps) {
    if (step.figure === figure && step.parts.length + step.notes.length + (step.arithmetic?.length ?? 0) > 0)
      return step;
    const inside = findStep(step.parts, figure);
    if (inside !== undefined) return inside;
  }
  return steps.find((step) => step.figure === figure);
}
