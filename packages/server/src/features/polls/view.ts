/** A poll as its page shows it, and as lists do. */
import type { Scope } from '../../db/scope.ts';
import type { Actor } from '../../http/actor.ts';
import type { OfUnits } from '../../http/policies.ts';
import type { BallotKeys } from '../../ports/ballot-keys.ts';
import { ownAccounts } from '../accounts/own-accounts.ts';
import { rosterReader } from '../roster/load.ts';
import { ballotsHere } from './ballots-here.ts';
import { pollWords } from './copy.ts';
import { draftCautions, lacksOf, type Said } from './draft.ts';
import { type OfPoll, type Poll, type PollForm, pollStates } from './model.ts';
import { differencesOf, papersState, type TypedReading } from './paper-readings.ts';
import { mayHoldPoll, mayReadPoll } from './policy.ts';
import { rulesInWords } from './rules-in-words.ts';
import { expectedOf, pollReader, sumKnown } from './store.ts';

/** After it nobody believes any more that it is just being done. */
const SHREDDING_MS = 10 * 60_000;

export interface Seeing {
  readonly scope: Scope;
  readonly actor: Actor;
  readonly keys: BallotKeys;
  readonly now: Date;
}

/** The poll with what policies ask of it; undefined where there is none. */
export async function findPoll(scope: Scope, id: string): Promise<(OfPoll & { readonly poll: Poll }) | undefined> {
  const poll = await pollReader(scope).byId(id);
  if (poll === undefined) return undefined;
  return { poll, state: poll.state, ...(await unitPathsOf(scope, poll.unit)) };
}

/** A poll of the county belongs to no unit. */
export async function unitPathsOf(scope: Scope, unit: string | undefined): Promise<OfUnits> {
  return { unitPaths: unit === undefined ? [] : await rosterReader(scope).pathsOf([unit]) };
}

async function namesOf(scope: Scope, units: readonly (string | undefined)[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(units.flatMap((unit) => unit ?? []))];
  if (ids.length === 0) return new Map();
  const book = await rosterReader(scope).unitsAbove(ids);
  return new Map(ids.map((id) => [id, book.unit(id)?.name ?? '']));
}

const unitShown = (names: ReadonlyMap<string, string>, unit: string | undefined) =>
  unit === undefined ? {} : { unit: { id: unit, name: names.get(unit) ?? '' } };

const datesOf = ({ createdAt, openedAt, endsAt, closedAt, reason }: Poll) => ({
  createdAt,
  ...(openedAt === undefined ? {} : { openedAt }),
  ...(endsAt === undefined ? {} : { endsAt }),
  ...(closedAt === undefined ? {} : { closedAt }),
  ...(reason === undefined ? {} : { reason }),
});

export async function summariesOf(scope: Scope, polls: readonly Poll[]) {
  const reader = pollReader(scope);
  const names = await namesOf(
    scope,
    polls.map(({ unit }) => unit),
  );
  const sizes = await reader.sizes(polls.map(({ id }) => id));
  const cast = await reader.cast(polls.filter(({ state }) => state === 'open').map(({ id }) => id));
  return polls.map((poll) => {
    const size = sizes.get(poll.id);
    const received =
      poll.state === 'open'
        ? cast.filter((one) => one.poll === poll.id).reduce((sum, one) => sum + one.received, 0)
        : poll.outcome?.electorates.reduce((sum, one) => sum + (one.received ?? 0), 0);
    return {
      id: poll.id,
      title: poll.title,
      ...unitShown(names, poll.unit),
      ...(poll.meeting === undefined ? {} : { meeting: poll.meeting }),
      state: poll.state,
      stateName: pollStates[poll.state],
      subjects: size?.subjects ?? 0,
      ...(received === undefined ? {} : { received }),
      ...(size?.expected === undefined || size.expected === 0 ? {} : { expected: size.expected }),
      ...datesOf(poll),
    };
  });
}

export async function pageOf({ scope, actor, keys, now }: Seeing, id: string) {
  const found = await findPoll(scope, id);
  if (found === undefined) throw new Error('a poll that was found is gone');
  const { poll } = found;
  const reader = pollReader(scope);
  const forms = await reader.forms(id);
  const voters = await reader.voters(id);
  const readings = await reader.readings(id);
  const cast = await reader.cast(poll.state === 'open' ? [id] : []);
  const typists = await accountNames(scope, readings);
  const own = await ownAccounts(scope, actor);
  const names = await namesOf(scope, [poll.unit]);
  const holds = mayHoldPoll(actor, found);
  const reads = mayReadPoll(actor, found);
  const receivedBy = (electorate: string): number | undefined =>
    poll.state === 'open'
      ? (cast.find((one) => one.electorate === electorate)?.received ?? 0)
      : poll.outcome?.electorates.find((one) => one.id === electorate)?.received;
  const electorates = forms.flatMap((form) => form.electorates);
  const open = poll.state === 'open';
  return {
    id,
    revision: poll.revision,
    title: poll.title,
    ...unitShown(names, poll.unit),
    ...(poll.meeting === undefined ? {} : { meeting: poll.meeting }),
    state: poll.state,
    stateName: pollStates[poll.state],
    rules: poll.rules,
    rulesInWords: [...rulesInWords(poll.rules)],
    ...(poll.source === undefined ? {} : { source: poll.source }),
    abstain: poll.abstain,
    ...datesOf(poll),
    forms: forms.map((form) => ({
      id: form.id,
      name: form.name,
      subjects: [...form.subjects],
      electorates: form.electorates.map((electorate) => {
        const received = receivedBy(electorate.id);
        return {
          ...electorate,
          voters: [...(voters.get(electorate.id) ?? [])],
          ...(received === undefined ? {} : { received }),
          ...(open && electorate.paper
            ? { papers: papersShown(poll, form, readings.get(electorate.id) ?? [], typists, own) }
            : {}),
        };
      }),
    })),
    lacks: poll.state === 'draft' ? [...lacksOf(poll, forms, now)] : [],
    cautions: [...(await cautionsOf({ scope, keys, now }, poll, forms))],
    ...(poll.shreddedAt === undefined ? {} : { shreddedAt: poll.shreddedAt }),
    abilities: {
      edit: holds && poll.state === 'draft',
      open: holds && poll.state === 'draft',
      printSlips: holds && open && electorates.some(({ slips }) => slips > 0),
      typePapers: holds && open && electorates.some(({ paper }) => paper),
      close: holds && open,
      void: holds && (open || poll.state === 'draft'),
      readResults: reads && poll.state === 'closed',
      copy: holds,
    },
  };
}

/** What is to be known and stops nothing. */
export async function cautionsOf(
  { scope, keys, now }: Pick<Seeing, 'scope' | 'keys' | 'now'>,
  poll: Poll,
  forms: readonly PollForm[],
): Promise<readonly Said[]> {
  if (poll.state === 'draft') {
    const unable = await pollReader(scope).votersWithoutAccount(poll.id);
    return draftCautions(poll, forms, unable);
  }
  if (poll.state === 'open') {
    const here = await ballotsHere(scope, keys, poll.id, forms);
    return here.ok ? [] : [{ code: 'key-elsewhere', sentence: pollWords.keyElsewhere }];
  }
  if (poll.openedAt === undefined || poll.closedAt === undefined || poll.shreddedAt !== undefined) return [];
  const late = now.getTime() - new Date(poll.closedAt).getTime() > SHREDDING_MS;
  return [
    late
      ? { code: 'traces-left', sentence: pollWords.tracesLeft }
      : { code: 'shredding', sentence: pollWords.shredding },
  ];
}

export function papersShown(
  poll: Poll,
  form: PollForm,
  readings: readonly TypedReading[],
  names: ReadonlyMap<string, string>,
  own: ReadonlySet<string>,
) {
  return {
    readings: readings.map(({ reading, typedBy, typedAt }) => ({
      reading,
      typedBy: names.get(typedBy) ?? '',
      typedAt,
      mine: own.has(typedBy),
    })),
    state: papersState(readings),
    differences: [...differencesOf(poll.rules, form, readings)],
  };
}

export async function accountNames(
  { tenant, db }: Scope,
  readings: ReadonlyMap<string, readonly TypedReading[]>,
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set([...readings.values()].flat().map(({ typedBy }) => typedBy))];
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('accounts')
    .select(['id', 'name'])
    .where('tenant', '=', tenant)
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** How many are in, of each group: for screens that ask every few seconds. */
export async function progressOf(scope: Scope, poll: Poll) {
  const reader = pollReader(scope);
  const forms = await reader.forms(poll.id);
  const cast = await reader.cast(poll.state === 'open' ? [poll.id] : []);
  const electorates = forms.flatMap((form) =>
    form.electorates.map((electorate) => {
      const { id, group, slips, voters, drawn } = electorate;
      const expected = expectedOf(electorate);
      const received =
        poll.state === 'open'
          ? (cast.find((one) => one.electorate === id)?.received ?? 0)
          : (poll.outcome?.electorates.find((one) => one.id === id)?.received ?? 0);
      return {
        id,
        form: form.id,
        formName: form.name,
        group,
        ...(expected === undefined ? {} : { expected }),
        received,
        slips,
        voters,
        drawn,
      };
    }),
  );
  const expected = sumKnown(electorates.map((one) => one.expected));
  return {
    state: poll.state,
    ...(poll.endsAt === undefined ? {} : { endsAt: poll.endsAt }),
    electorates,
    received: electorates.reduce((sum, { received }) => sum + received, 0),
    ...(expected === undefined ? {} : { expected }),
  };
}
