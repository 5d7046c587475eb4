import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes ten seconds and more, mostly in a browser or in processes of its own. */
const LONG = [
  /^e2e\//,
  /^scripts\/guards/,
  /^schemes\/mutation/,
  /^packages\/engine\/test\/properties\/laws/,
  /^packages\/web\/test\/screens\//,
  /^packages\/cli\/test\/(demo|hostile|bin)/,
  /^packages\/server\/test\/(who-may|serve|backup|ballots|crash|demo\/rounds|jobs|postgres|whole)/,
];

/**
 * Long files first within their project, so that no processor waits for one of them at the end. vitest knows by itself only what an earlier
 * run has measured, and begins with the largest files on a machine that has had none.
 */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const projects = [...new Set(sorted.map(({ project }) => project))];
    const place = ({ project, moduleId }: TestSpecification): number => {
      const path = moduleId.slice(`${this.ctx.config.root}/`.length);
      return projects.indexOf(project) * 2 + (LONG.some((pattern) => pattern.test(path)) ? 0 : 1);
    };
    return sorted.toSorted((a, b) => place(a) - place(b));
  }
}
