/** What a person did in rounds and what came of it, in words. */
import { recordsOf } from '@shiji/engine';
import { timeText } from '../../ports/clock.ts';
import { codesOf } from '../events/codes.ts';
import { type EventState, eventStates } from '../events/model.ts';
import {
  isOpen,
  type ObjectionKind,
  type ObjectionState,
  objectionKinds,
  objectionStates,
} from '../objections/model.ts';
import { type VersionState, versionStates } from '../results/model.ts';
import { type ChainStep, chainSteps } from '../roster/model.ts';
import type { FrozenSubject } from '../rounds/freeze.ts';
import { schemeOf } from '../rounds/scheme-of.ts';
import { usualKinds } from '../uses/model.ts';
import { type Cells, type Copy, time } from './cells.ts';
import { exportWords } from './copy.ts';
import type { ProfileReader } from './store.ts';

type Told = Pick<
  Copy['sections'],
  'rounds' | 'results' | 'objections' | 'logs' | 'delegations' | 'talks' | 'events' | 'uses'
>;

/** `own`: whether it is the person's. */
export async function roundsTold(profile: ProfileReader, own: (person: string) => boolean): Promise<Told> {
  return {
    rounds: await frozenTold(profile),
    results: (await profile.results()).map(({ name, state, rank, ...result }) => ({
      round: name,
      version: String(result.version),
      state: versionStates[state as VersionState],
      total: result.total ?? undefined,
      grade: result.grade ?? undefined,
      rank: rank === null ? undefined : String(rank),
      pool: result.pool ?? undefined,
    })),
    objections: (await profile.objections()).map((one) => ({
      round: one.name,
      as: own(one.person) ? exportWords.files : exportWords.handles,
      kind: objectionKinds[one.kind as ObjectionKind],
      text: one.text,
      state: objectionStates[one.state as ObjectionState],
      filed: timeText(new Date(one.filed_at)),
      due: one.due,
      // As on the screen: whose it is reads it with the decision.
      study: own(one.person) && isOpen(one.state as ObjectionState) ? undefined : (one.study ?? undefined),
      decision: one.decision ?? undefined,
    })),
    logs: (await profile.logs()).map((log) => ({
      round: log.round,
      entry: recordsOf(schemeOf(log.scheme_text)).find(({ id }) => id === log.entry)?.name ?? log.entry,
      span: log.span,
      day: log.first_day,
      inTime: log.in_time ? exportWords.yes : exportWords.no,
      versions: String(log.revision),
      changedAt: time(log.changed_at),
    })),
    delegations: (await profile.delegations()).map(({ revoked_at, ...one }) => ({
      ...one,
      revokedAt: time(revoked_at),
    })),
    talks: (await profile.talks()).map(({ by_whom: byWhom, until, by, answer, reason, ...talk }) => ({
      ...talk,
      byWhom,
      until: until ?? undefined,
      by: by ?? undefined,
      answer: answer ?? undefined,
      withdrawn: reason ?? undefined,
    })),
    events: await eventsTold(profile),
    uses: (await profile.uses()).map((use) => ({
      kind: use.kind_name ?? usualKinds.find(({ key }) => key === use.kind)?.name ?? use.kind,
      day: use.day,
      document: use.document,
      round: use.round_name ?? undefined,
      note: use.note ?? undefined,
      by: use.by ?? undefined,
      at: time(use.recorded_at),
      withdrawnAt: time(use.withdrawn_at),
      reason: use.reason ?? undefined,
    })),
  };
}

/** Codes by the names of the scheme that they were proposed under. */
async function eventsTold(profile: ProfileReader): Promise<readonly Cells[]> {
  return (await profile.events()).map((event) => ({
    round: event.round_name,
    code: codesOf({ schemeText: event.scheme_text }).find(({ code }) => code === event.code)?.name ?? event.code,
    level: event.level ?? undefined,
    occurrences: String(event.occurrences),
    day: event.day,
    text: event.text,
    state: eventStates[event.state as EventState],
    by: event.by ?? undefined,
    at: time(event.proposed_at),
    decider: event.decider ?? undefined,
    decidedAt: time(event.decided_at),
    reason: event.reason ?? undefined,
    answer: event.answer ?? undefined,
    files: event.files.map(({ name, hash }) => exportWords.evidence(name, hash.toString('hex'))).join('；'),
  }));
}

/** Rounds as they were frozen: what the scheme was told of the person, and who reviews them. */
async function frozenTold(profile: ProfileReader): Promise<readonly Cells[]> {
  const rounds = (await profile.rounds()).map(({ spells, reviewers, ...round }) => ({
    ...round,
    spells: spells as unknown as FrozenSubject['spells'],
    reviewers: reviewers as unknown as FrozenSubject['reviewers'],
  }));
  const ids = rounds.flatMap(({ reviewers }) =>
    Object.values(reviewers).flatMap((one) => (one.kind === 'reviewer' ? [one.person] : [])),
  );
  const names = new Map((await profile.namesOf([...new Set(ids)])).map(({ id, name }) => [id, name]));
  return rounds.map((round) => ({
    name: round.name,
    from: round.first_day,
    to: round.last_day,
    values: round.spells.map(({ value, from, to }) => `${value}（${from ?? ''}至${to ?? ''}）`).join('；'),
    reviewers: (Object.keys(chainSteps) as ChainStep[])
      .flatMap((step) => {
        const one = round.reviewers[step];
        return one.kind === 'reviewer' ? [`${chainSteps[step]}：${names.get(one.person) ?? ''}`] : [];
      })
      .join('；'),
  }));
}
