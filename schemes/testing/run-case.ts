/** Runs a case against a scheme and says how the outcome differs from what the case expects. */
import {
  type Diagnostic,
  explain,
  type Outcome,
  type RawFacts,
  resultOf,
  type Scheme,
  type Stage,
  type StageWork,
  type Step,
  score,
  type TableId,
} from '@shiji/engine';
import type { Expected, ExpectedSubject, SchemeCase } from './case-file.ts';

/** Differences as `place: expected … found …`; none where the case passes. */
export const differences = (scheme: Scheme, one: SchemeCase): readonly string[] => [...differencesOf(scheme, one)];

/** Whether there is any difference: nobody's sheet is opened where the results tell already. */
export const differs = (scheme: Scheme, one: SchemeCase): boolean => differencesOf(scheme, one).next().done === false;

function* differencesOf(scheme: Scheme, { facts, parameters, expect }: SchemeCase): Generator<string, void> {
  const found: string[] = [];
  compareProcess(scheme, expect.process, found);
  const { run, diagnostics } = score(withParameters(scheme, parameters), facts);
  const errors = diagnostics.filter((d) => d.severity === 'error').map((d) => named(d, facts));
  compareLists('errors', expect.errors ?? [], errors, found);
  if (run === undefined) return yield* expect.errors === undefined ? [...found, ...errors] : found;
  const result = resultOf(run);
  for (const [id, expected] of Object.entries(expect.subjects ?? {})) {
    const subject = result.subjects.find((s) => s.id === id);
    if (subject === undefined) {
      found.push(`${id}: not assessed`);
      continue;
    }
    for (const key of ['total', 'unassigned', 'grade', 'rank', 'pool'] as const) {
      if (expected[key] !== undefined) compare(`${id}.${key}`, expected[key], subject[key], found);
    }
    for (const key of ['indicators', 'facets'] as const) {
      for (const [name, value] of Object.entries(expected[key] ?? {})) {
        const outcome: Outcome | undefined = subject[key][name];
        compare(`${id}.${key}.${name}`, value, outcome, found);
      }
    }
    if (expected.consequences !== undefined) {
      compareLists(
        `${id}.consequences`,
        expected.consequences,
        subject.consequences.map((c) => c.id),
        found,
      );
    }
    if (expected.actions !== undefined) {
      const actions = subject.consequences.flatMap((c) => c.actions);
      const written = actions.map(({ do: kind, by, within, amount }) => {
        const value = amount !== undefined && 'value' in amount ? amount.value : '';
        return [kind, by, ...Object.entries(within ?? {}).flat(), value].filter(Boolean).join(' ');
      });
      compareLists(`${id}.actions`, expected.actions, written, found);
    }
  }
  compareTop(expect, result, found);
  yield* found;
  for (const [id, expected] of Object.entries(expect.subjects ?? {}))
    yield* differencesOfArithmetic(id, expected, explain(run, id)?.steps ?? []);
}

/** What a stage is made of, without what people read: its place, its kind, its days, and what its work says. */
function compareProcess({ process = [] }: Scheme, expected: Expected['process'] = {}, found: string[]): void {
  for (const [id, line] of Object.entries(expected)) {
    const place = process.findIndex((stage) => stage.id === id);
    const stage = process[place];
    const written = stage === undefined ? 'nothing' : `${place + 1} ${writtenStage(stage)}`;
    if (written !== line) found.push(`process.${id}: expected ${line}, found ${written}`);
  }
}

function writtenStage({ days, imports = [], work }: Stage): string {
  const parts = [
    work.kind,
    ...writtenWork(work),
    ...imports.map((one) => `imports:${one}`),
    ...(days === undefined ? [] : [`${days}d`]),
  ];
  return parts.join(' ');
}

function writtenWork(work: StageWork): readonly string[] {
  switch (work.kind) {
    case 'record':
      return work.entries.map(({ id, every, due, late, figure, from }) =>
        [`${id}=${every}+${due}`, late, figure && `→${figure}`, from && `←${from}`].filter(Boolean).join(','),
      );
    case 'poll':
      return [work.poll];
    case 'review':
      return [
        ...work.levels.map(({ role, step }) => `${role}=${step}`),
        ...(work.suggest === undefined ? [] : [work.suggest]),
        ...(work.swaps === undefined ? [] : [`swaps:${work.swaps.join(',')}`]),
      ];
    case 'notice':
      return [`${work.workingDays}wd`, ...(work.decide === undefined ? [] : [`decide:${work.decide}`])];
    default:
      return [work.by];
  }
}

function withParameters(scheme: Scheme, values: Readonly<Record<string, string>>): Scheme {
  const parameters = scheme.parameters?.map((p) => ({ ...p, value: values[p.id] ?? p.value }));
  return parameters === undefined ? scheme : { ...scheme, parameters };
}

/** `code what`: what the row of the fact is about. */
function named({ code, place }: Diagnostic, facts: RawFacts): string {
  const row = place?.kind === 'fact' ? facts.tables[place.table as TableId]?.[(place.row ?? 0) - 1] : undefined;
  const about = row?.indicator ?? row?.figure ?? row?.code ?? row?.setting ?? row?.scheme ?? '';
  return `${code} ${String(about)}`.trim();
}

function compareTop(expect: Expected, result: ReturnType<typeof resultOf>, found: string[]): void {
  if (expect.outside !== undefined)
    compareLists(
      'outside',
      expect.outside,
      result.outside.map((o) => o.id),
      found,
    );
  compareLists(
    'open',
    expect.open ?? [],
    result.open.map((o) => o.code),
    found,
  );
  if (expect.settledBy !== undefined) {
    const settled = result.populations.flatMap(({ id, settledBy: who }) =>
      who === undefined ? [] : [`${id} ${[who.by, who.proposedBy].filter(Boolean).join('←')}`],
    );
    compareLists('settledBy', expect.settledBy, settled, found);
  }
  if (expect.seats !== undefined) {
    compareLists(
      'seats',
      expect.seats,
      result.seats.map((s) => `${s.pool} ${s.level} ${s.seats}`),
      found,
    );
  }
}

function compare(place: string, expected: string, outcome: Outcome | undefined, found: string[]): void {
  const text = outcome === undefined ? 'nothing' : 'value' in outcome ? outcome.value : outcome.absent;
  if (text !== expected) found.push(`${place}: expected ${expected}, found ${text}`);
}

function compareLists(place: string, expected: readonly string[], actual: readonly string[], found: string[]): void {
  const [a, b] = [expected, actual].map((list) => [...list].sort().join('、'));
  if (a !== b) found.push(`${place}: expected [${a}], found [${b}]`);
}

function differencesOfArithmetic(id: string, expected: ExpectedSubject, steps: readonly Step[]): readonly string[] {
  const all = new Map<string, string>();
  const visit = (step: Step): void => {
    if (step.arithmetic !== undefined) all.set(step.figure, step.arithmetic);
    step.parts.forEach(visit);
  };
  steps.forEach(visit);
  return Object.entries(expected.arithmetic ?? {}).flatMap(([figure, text]) =>
    all.get(figure) === text ? [] : `${id}.arithmetic.${figure}: expected ${text}, found ${all.get(figure)}`,
  );
}
