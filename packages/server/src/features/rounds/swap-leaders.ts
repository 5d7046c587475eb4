/** The leaders whom a scheme lets change who has the best grade in their unit. */
import type { Stage } from '@shiji/engine';
import type { ChainStep } from '../roster/model.ts';
import type { RoundSubject } from './model.ts';

/** Steps of the reporting chain that may swap. */
const swappingSteps = (process: readonly Stage[]): readonly ChainStep[] =>
  process.flatMap(({ work }) =>
    work.kind === 'review' ? work.levels.filter(({ role }) => work.swaps?.includes(role)).map(({ step }) => step) : [],
  );

/** Persons at those steps of people in one organization. */
export function swapLeaders(
  process: readonly Stage[],
  subjects: readonly Pick<RoundSubject, 'organization' | 'reviewers'>[],
  organization: string,
): readonly string[] {
  const steps = swappingSteps(process);
  return [
    ...new Set(
      subjects
        .filter((one) => one.organization === organization)
        .flatMap(({ reviewers }) =>
          steps.flatMap((step) => {
            const reviewer = reviewers[step];
            return reviewer.kind === 'reviewer' ? [reviewer.person] : [];
          }),
        ),
    ),
  ];
}
