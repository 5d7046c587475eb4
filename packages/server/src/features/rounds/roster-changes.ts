/**
 * What of the roster has become otherwise since a round has its people: a transfer, a leave, a new head. Each is told in words, and taken
 * in by a named act, person by person: a score that moved because somebody edited the roster could not be explained.
 */
import type { Attribute } from '@shiji/engine';
import { type ChainStep, chainSteps } from '../roster/model.ts';
import { daysLater } from '../roster/spans.ts';
import { roundWords } from './copy.ts';
import type { Reviewer, Spell } from './freeze.ts';
import type { RoundSubject } from './model.ts';
import type { Drawn } from './plan.ts';

export type RosterChange = {
  readonly person: string;
  readonly name: string;
  /** The department or town, of the one who leaves the old one. */
  readonly organization: string;
  /** In words, a line each. */
  readonly what: readonly string[];
} & (
  | { readonly kind: 'joins' | 'moves'; readonly after: RoundSubject }
  | { readonly kind: 'leaves'; readonly before: RoundSubject; readonly because: string }
);

interface Told {
  readonly attributes: readonly Attribute[];
  /** Of units, and of people who review. */
  readonly names: (id: string) => string;
}

/** In the order of the round, who is new last. Subjects of the plan have their population already. */
export function rosterChanges(before: readonly RoundSubject[], drawn: Drawn, told: Told): readonly RosterChange[] {
  const now = new Map(drawn.subjects.map((one) => [one.person, one]));
  const was = new Set(before.map(({ person }) => person));
  const because = new Map(drawn.leftOut.map((one) => [one.person, one.because]));
  const changed = before.flatMap((one): readonly RosterChange[] => {
    const { person, name, organization } = one;
    const after = now.get(person);
    if (after === undefined) {
      const why = because.get(person) ?? roundWords.gone;
      return [{ kind: 'leaves', person, name, organization, what: [why], before: one, because: why }];
    }
    const what = differences(one, after, told);
    return what.length === 0 ? [] : [{ kind: 'moves', person, name: after.name, organization, what, after }];
  });
  const joined = drawn.subjects
    .filter(({ person }) => !was.has(person))
    .map((after): RosterChange => {
      const { person, name, organization } = after;
      return { kind: 'joins', person, name, organization, what: [roundWords.joins], after };
    });
  return [...changed, ...joined];
}

function differences(before: RoundSubject, after: RoundSubject, { attributes, names }: Told): readonly string[] {
  return [
    ...(before.name === after.name ? [] : [roundWords.renamed(before.name)]),
    ...(before.unit === after.unit ? [] : [roundWords.movedUnit(names(before.unit), names(after.unit))]),
    ...(before.population === after.population ? [] : [roundWords.otherPopulation]),
    ...attributes.flatMap(({ id, name }) => {
      const [x, y] = [before, after].map(({ spells }) => spoken(spells.filter(({ attribute }) => attribute === id)));
      return x === y ? [] : [roundWords.otherValue(name, x ?? '', y ?? '')];
    }),
    ...(Object.keys(chainSteps) as ChainStep[]).flatMap((step) => {
      const [x, y] = [before, after].map(({ reviewers }) => reviewerNamed(reviewers[step], names));
      return x === y ? [] : [roundWords.otherReviewer(chainSteps[step], x ?? '', y ?? '')];
    }),
  ];
}

/** 病假（2026-02-01至2026-02-20）; what goes on without a gap is one, though a transfer lies between. */
function spoken(spells: readonly Spell[]): string {
  const joined: Spell[] = [];
  for (const spell of [...spells].sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1))) {
    const last = joined.at(-1);
    if (last?.value === spell.value && last.to !== undefined && daysLater(last.to, 1) === spell.from) {
      const { to: _, ...open } = last;
      joined[joined.length - 1] = { ...open, ...(spell.to === undefined ? {} : { to: spell.to }) };
    } else joined.push(spell);
  }
  return joined.map(spellSpoken).join('、') || roundWords.nothing;
}

const spellSpoken = ({ value, from, to }: Spell): string =>
  from === undefined && to === undefined ? value : `${value}（${from ?? ''}至${to ?? '今'}）`;

const reviewerNamed = (reviewer: Reviewer, names: Told['names']): string =>
  reviewer.kind === 'reviewer' ? names(reviewer.person) : roundWords.noReviewer;
