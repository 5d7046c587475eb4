/** A draft while it is edited: numbers as they are typed, rows with keys that stay; what changes it, what it still lacks, and what is sent. */
import type { Input, Returns } from '../../api/shape.ts';
import { words } from './copy.ts';
import type { PastedName } from './names.ts';
import type { Poll, PollRules } from './shapes.ts';

export interface Draft {
  /** What of the server's it follows. */
  readonly revision: string;
  readonly title: string;
  /** `2026-03-25` and `17:30`; blank: not said. */
  readonly endsDay: string;
  readonly endsTime: string;
  readonly abstain: boolean;
  readonly forms: readonly FormDraft[];
}

export interface FormDraft {
  readonly key: string;
  readonly name: string;
  readonly subjects: readonly SubjectDraft[];
  readonly electorates: readonly ElectorateDraft[];
}

export interface SubjectDraft {
  readonly key: string;
  readonly person?: string;
  readonly unit?: string;
  readonly name: string;
  readonly line: string;
  readonly section: string;
}

export interface ElectorateDraft {
  readonly group: string;
  /** As typed; blank: as many as there are slips and voters. */
  readonly expected: string;
  readonly slips: string;
  readonly paper: boolean;
  readonly voters: readonly VoterDraft[];
}

export interface VoterDraft {
  readonly id: string;
  readonly name: string;
  readonly line?: string | undefined;
}

export type Suggested = Returns<'POST /api/polls/suggestions'>;
type Sent = Input<'PUT /api/polls/:id'>['body'];

/** Where the polls are held. */
const ZONE = '+08:00';
const EIGHT_HOURS = 8 * 3_600_000;

export function draftOf(poll: Poll): Draft {
  const ends = poll.endsAt && new Date(Date.parse(poll.endsAt) + EIGHT_HOURS).toISOString();
  return {
    revision: poll.revision,
    title: poll.title,
    endsDay: ends ? ends.slice(0, 10) : '',
    endsTime: ends ? ends.slice(11, 16) : '',
    abstain: poll.abstain,
    forms: poll.forms.map(({ id, name, subjects, electorates }) => ({
      key: id,
      name,
      subjects: subjects.map(({ id: subjectKey, ...subject }) => ({
        ...subject,
        key: subjectKey,
        line: subject.line ?? '',
        section: subject.section ?? '',
      })),
      electorates: electorates.map((one) => electorateOf(one)),
    })),
  };
}

type Given = Pick<Poll['forms'][number]['electorates'][number], 'group' | 'slips' | 'paper' | 'voters'> & {
  readonly expected?: number | undefined;
};

function electorateOf({ group, expected, slips, paper, voters }: Given): ElectorateDraft {
  return {
    group,
    expected: expected === undefined || expected === slips + voters.length ? '' : String(expected),
    slips: slips === 0 ? '' : String(slips),
    paper,
    voters,
  };
}

/** Groups of the rules; one without a name where all count alike. */
export const groupsOf = (rules: PollRules): readonly string[] =>
  rules.groups.length === 0 ? [''] : rules.groups.map(({ key }) => key);

export const blankElectorate = (group: string): ElectorateDraft => ({
  group,
  expected: '',
  slips: '',
  paper: false,
  voters: [],
});

export const blankForm = (key: string, rules: PollRules): FormDraft => ({
  key,
  name: '',
  subjects: [],
  electorates: groupsOf(rules).map(blankElectorate),
});

/** Adds what the roster suggests: to a draft whose forms are all empty it takes their place. */
export function withSuggested(draft: Draft, { forms }: Suggested, rules: PollRules, newKey: () => string): Draft {
  const added = forms.map(({ name, subjects, electorates }) => ({
    key: newKey(),
    name,
    subjects: subjects.map(({ line, section, ...subject }) => ({
      ...subject,
      key: newKey(),
      line: line ?? '',
      section: section ?? '',
    })),
    // Of a group that the suggestion leaves out it isn't known who votes: it is asked for.
    electorates: groupsOf(rules).map((group) => {
      const given = electorates.find((one) => one.group === group);
      return given === undefined ? blankElectorate(group) : electorateOf(given);
    }),
  }));
  const kept = draft.forms.filter(({ subjects }) => subjects.length > 0);
  return { ...draft, forms: [...kept, ...added] };
}

export function withNames(
  form: FormDraft,
  names: readonly PastedName[],
  section: string,
  newKey: () => string,
): FormDraft {
  const added = names.map(({ name, line }) => ({ key: newKey(), name, line: line ?? '', section: section.trim() }));
  return { ...form, subjects: [...form.subjects, ...added] };
}

/** Moves a subject one place up or down; at the end it stays. */
export function moved(subjects: readonly SubjectDraft[], key: string, by: -1 | 1): readonly SubjectDraft[] {
  const at = subjects.findIndex((subject) => subject.key === key);
  const other = subjects[at + by];
  const one = subjects[at];
  if (one === undefined || other === undefined) return subjects;
  return subjects.map((subject, index) => (index === at ? other : index === at + by ? one : subject));
}

/** The voters with more; nobody twice. */
export function withVoters(voters: readonly VoterDraft[], more: readonly VoterDraft[]): readonly VoterDraft[] {
  const there = new Set(voters.map(({ id }) => id));
  return [...voters, ...more.filter(({ id }) => !there.has(id))];
}

/** How many are expected when nobody says so: whoever holds a slip or is named. */
export function expectedOf({ slips, voters }: ElectorateDraft): number | undefined {
  const count = (readCount(slips) ?? 0) + voters.length;
  return count === 0 ? undefined : count;
}

/** A whole number as it is typed, 0 where nothing is; undefined: none. */
export function readCount(text: string): number | undefined {
  const typed = text.normalize('NFKC').trim();
  if (typed === '') return 0;
  return /^\d{1,6}$/.test(typed) ? Number(typed) : undefined;
}

const { lack } = words.draft;

/** What keeps the draft from being opened, as far as it can be seen here; the server looks again. */
export function lacksOf(draft: Draft): readonly string[] {
  const nameOf = (form: FormDraft, at: number) => (draft.forms.length === 1 ? '票样' : words.draft.form(form.name, at));
  return [
    ...(draft.title.trim() === '' ? [lack.noTitle] : []),
    ...((draft.endsDay === '') === (draft.endsTime === '') ? [] : [lack.noTime]),
    ...(draft.forms.length === 0 ? [lack.noForm] : []),
    ...draft.forms.flatMap((form, at) => [
      ...(form.subjects.length === 0 ? [lack.noSubjects(nameOf(form, at))] : []),
      ...form.electorates.flatMap((one) => {
        const [slips, expected] = [readCount(one.slips), readCount(one.expected)];
        const group = one.group || words.draft.everybody;
        if (slips === undefined || expected === undefined) return [lack.badNumber(nameOf(form, at), group)];
        return slips === 0 && one.voters.length === 0 && !one.paper ? [lack.noWay(nameOf(form, at), group)] : [];
      }),
    ]),
  ];
}

/** What is saved; undefined while a number in it is none. */
export function sentOf(draft: Draft): Sent | undefined {
  const forms = draft.forms.map(({ name, subjects, electorates }) => ({
    name: name.trim(),
    subjects: subjects.map(({ key: _, line, section, name: called, ...rest }) => ({
      ...rest,
      name: called.trim(),
      ...(line.trim() === '' ? {} : { line: line.trim() }),
      ...(section.trim() === '' ? {} : { section: section.trim() }),
    })),
    electorates: electorates.map((one) => {
      const expected = readCount(one.expected) || expectedOf(one);
      return {
        group: one.group,
        slips: readCount(one.slips) ?? Number.NaN,
        ...(expected === undefined ? {} : { expected }),
        paper: one.paper,
        voters: one.voters.map(({ id }) => id),
      };
    }),
  }));
  const typed = draft.forms.flatMap(({ electorates }) =>
    electorates.flatMap(({ slips, expected }) => [slips, expected]),
  );
  if (typed.some((text) => readCount(text) === undefined)) return undefined;
  const { revision, title, endsDay, endsTime, abstain } = draft;
  return {
    revision,
    title: title.trim(),
    abstain,
    forms,
    ...(endsDay === '' || endsTime === '' ? {} : { endsAt: `${endsDay}T${endsTime}:00${ZONE}` }),
  };
}
