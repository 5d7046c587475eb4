/** A draft of a stage's poll: whom it is about and, at first, who votes: pure. */
import type { PollRules } from '@shiji/engine';
import type { FormDraft } from '../polls/store.ts';
import type { RoundSubject } from '../rounds/model.ts';

export interface Wished {
  readonly papers: 'one' | 'each';
  readonly voters: 'none' | 'colleagues' | 'leaders';
}

/** Those whom the scheme assesses, in the order of the round; units without any have no paper. */
export function formsOf(
  rules: Pick<PollRules, 'groups'>,
  subjects: readonly RoundSubject[],
  { papers, voters }: Wished,
  unitName: (unit: string) => string,
): readonly FormDraft[] {
  const assessed = subjects.filter(({ population }) => population !== undefined);
  const organizations = papers === 'one' ? [undefined] : [...new Set(assessed.map((one) => one.organization))];
  const groups = rules.groups.length === 0 ? [''] : rules.groups.map(({ key }) => key);
  return organizations.flatMap((organization) => {
    const people = assessed.filter((one) => organization === undefined || one.organization === organization);
    if (people.length === 0) return [];
    const electors = votersOf(people, voters);
    return [
      {
        name: organization === undefined ? '全部对象' : unitName(organization),
        subjects: people.map(({ person, name, unit }) => ({ person, name, section: unitName(unit) })),
        electorates: groups.map((group) => ({
          group,
          slips: 0,
          paper: false,
          // Of several groups nobody knows who belongs to which.
          voters: groups.length === 1 ? electors : [],
        })),
      },
    ];
  });
}

function votersOf(people: readonly RoundSubject[], wished: Wished['voters']): readonly string[] {
  if (wished === 'none') return [];
  if (wished === 'colleagues') return people.map(({ person }) => person);
  const leaders = people.flatMap(({ reviewers }) =>
    [reviewers.inCharge, reviewers.principal].flatMap((one) => (one.kind === 'reviewer' ? [one.person] : [])),
  );
  return [...new Set(leaders)];
}
