/** What keeps a round from being started, and what should be known before it is: pure, each a sentence with its remedy. */
import { roundable, type Scheme, type Stage } from '@shiji/engine';
import { type ChainStep, chainSteps } from '../roster/model.ts';
import type { FrozenSubject } from './freeze.ts';
import type { UnlistedValue } from './translate.ts';

export interface Said {
  readonly code: string;
  readonly sentence: string;
}

export interface Drawn {
  /** Those whom the scheme assesses. */
  readonly subjects: readonly FrozenSubject[];
  readonly unlisted: readonly UnlistedValue[];
}

const attributeName = (scheme: Pick<Scheme, 'attributes'>, id: string): string =>
  scheme.attributes?.find((one) => one.id === id)?.name ?? id;

/** All of them at once. */
export function lacksOf(scheme: Scheme, process: readonly Stage[], drawn: Drawn): readonly Said[] {
  const found: Said[] = [];
  found.push(...roundable(scheme));
  for (const { attribute, value, people } of drawn.unlisted)
    found.push({
      code: 'value-unlisted',
      sentence: `花名册里 ${people} 人的“${attributeName(scheme, attribute)}”是“${value}”，方案没有列出。请选择对应方案里的哪一项，或者按没有处理。`,
    });
  if (drawn.subjects.length === 0 && drawn.unlisted.length === 0)
    found.push({ code: 'nobody', sentence: '所选单位里没有方案要考核的人员。请核对单位和方案的考核范围。' });
  const gaps = gapsIn(process, drawn.subjects);
  if (gaps.length > 0)
    found.push({
      code: 'reviewers-lacking',
      sentence: `有 ${gaps.length} 处没有评鉴人或者不止一人，请逐一指定，或者先在花名册里补上。`,
    });
  return found;
}

/** The steps at which the scheme has somebody reviewed and nobody, or several, would do it. */
export function gapsIn(
  process: readonly Stage[],
  subjects: readonly FrozenSubject[],
): readonly { readonly subject: FrozenSubject; readonly step: ChainStep; readonly because: string }[] {
  const steps = new Set(
    process.flatMap(({ work }) => (work.kind === 'review' ? work.levels.map(({ step }) => step) : [])),
  );
  return subjects.flatMap((subject) =>
    (Object.keys(chainSteps) as ChainStep[])
      .filter((step) => steps.has(step))
      .flatMap((step) => {
        const reviewer = subject.reviewers[step];
        return reviewer.kind === 'absent' ? [{ subject, step, because: reviewer.because }] : [];
      }),
  );
}

/** Attributes that nobody has supplied a value of: allowed, since a scheme may treat the rest alike. */
export function cautionsOf(scheme: Pick<Scheme, 'attributes'>, subjects: readonly FrozenSubject[]): readonly Said[] {
  return (scheme.attributes ?? [])
    .filter(
      ({ from, id }) => from === undefined && !subjects.some(({ spells }) => spells.some((s) => s.attribute === id)),
    )
    .map(({ id, name }) => ({
      code: 'attribute-without-values',
      sentence: `“${name}”在花名册里没有，也还没有填报：方案里按“${name}”（${id}）区分的内容，对所有人都按没有处理。`,
    }));
}
