/** Whether everybody can use what a page shows: WCAG 2.2 AA, as far as it can be found by a program. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Faults by the name of the rule, with the first element that has them. */
export async function unusable(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    // What is well need not be described element by element: that takes a third of the time, and more on long tables. Of style sheets, that
    // are large and would be read anew for each screen, only a rule wants to know that is on trial and does not run.
    .options({ resultTypes: ['violations'], preload: { assets: ['media'] } })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    // Without a page of its own to put the findings of frames together: there are no frames.
    .setLegacyMode(true)
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
