/** From rows to the sheets of the copy: every field that is about the person, in words. */
import { recordsOf } from '@shiji/engine';
import type { Role } from '../../http/actor.ts';
import { timeText } from '../../ports/clock.ts';
import type { AuditReader } from '../audit/store.ts';
import { auditCells } from '../audit/workbook.ts';
import { type ReportState, reportStates } from '../duty-reports/model.ts';
import { codesOf } from '../events/codes.ts';
import { type EventState, eventStates } from '../events/model.ts';
import { roleNames } from '../grants/copy.ts';
import { type Manner, manners } from '../meetings/model.ts';
import { type MessageKind, messageKinds, sentenceOf } from '../messages/kinds.ts';
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
import { processOf } from '../rounds/view.ts';
import { usualKinds } from '../uses/model.ts';
import { dutyNames, exportWords, type SectionKey, sectionWords, standingNames } from './copy.ts';
import type { ProfileReader } from './store.ts';

type Cells = Readonly<Record<string, string | undefined>>;

export interface Copy {
  readonly sections: { readonly [K in SectionKey]: readonly Cells[] };
  /** There are more entries of the record than the copy holds. */
  readonly cut: boolean;
}

export const MOST_ENTRIES = 20_000;

/** `withheld`: facts that say what will come out of a round, before its results are made known. */
export async function gather(
  profile: ProfileReader,
  audit: AuditReader,
  ids: readonly string[],
  withheld: ReadonlySet<string>,
): Promise<Copy> {
  const account = await profile.account();
  const people = await profile.people();
  const files = (person: string) => people.some(({ id }) => id === person);
  const tenures = await profile.tenures();
  const standings = await profile.standings();
  const oversight = await profile.oversight();
  const chain = await profile.chain();
  const evidence = await profile.evidence();
  const own = [...people, ...tenures, ...standings, ...oversight, ...chain].map(({ id }) => id);
  const entries = await audit.concerning(ids, MOST_ENTRIES + 1);
  const kept = entries.slice(0, MOST_ENTRIES);
  const named = kept.flatMap(({ actor, subject }) => [actor, subject]).filter((id) => id !== null);
  const names = await audit.names(named);
  return {
    cut: entries.length > kept.length,
    sections: {
      account: [
        {
          login: account.login,
          name: account.name,
          createdAt: time(account.created_at),
          passwordSetAt: time(account.password_set_at),
          totpSince: time(account.totp_confirmed_at),
          failures: String(account.failures),
          lockedUntil: time(account.locked_until),
          disabledAt: time(account.disabled_at),
        },
      ],
      pastPasswords: (await profile.pastPasswords()).map(({ set_at }) => ({ setAt: time(set_at) })),
      sessions: (await profile.sessions()).map((session) => ({
        createdAt: time(session.created_at),
        seenAt: time(session.seen_at),
        endedAt: time(session.ended_at),
        device: session.device,
        address: session.address,
      })),
      identities: (await profile.identities()).map(({ issuer, subject, linked_at }) => ({
        issuer,
        subject,
        linkedAt: time(linked_at),
      })),
      roles: (await profile.grants()).map((grant) => ({
        role: roleNames[grant.role as Role],
        unit: grant.unit_name ?? undefined,
        grantedAt: time(grant.granted_at),
        endedAt: time(grant.ended_at),
      })),
      person: people.map(({ code, name, pinyin, initials, phone }) => ({
        code: code ?? undefined,
        name,
        pinyin,
        initials,
        phone: phone ?? undefined,
      })),
      tenures: tenures.map((tenure) => ({
        unit: tenure.unit_name,
        post: tenure.post,
        rank: tenure.rank ?? undefined,
        duty: dutyNames[tenure.duty] ?? tenure.duty,
        staffing: tenure.staffing,
        concurrent: tenure.concurrent ? exportWords.yes : exportWords.no,
        ...span(tenure),
      })),
      standings: standings.map((standing) => ({
        kind: standingNames[standing.kind] ?? standing.kind,
        detail: standing.detail,
        document: standing.document ?? undefined,
        ...span(standing),
      })),
      oversight: oversight.map((over) => ({ unit: over.unit_name, ...span(over) })),
      chain: chain.map((entry) => ({
        person: entry.person,
        step: dutyNames[entry.step] ?? entry.step,
        reviewer: entry.reviewer,
        reason: entry.reason,
        ...span(entry),
      })),
      changes: (await profile.changes(own)).map(({ at, entity, before, after }) => ({
        at: time(at),
        entity,
        before: before === null ? undefined : JSON.stringify(before),
        after: after === null ? undefined : JSON.stringify(after),
      })),
      meetings: (await profile.meetings()).map((meeting) => ({
        title: meeting.title,
        day: meeting.day,
        place: meeting.place,
        part: [
          ...(people.some(({ id }) => id === meeting.chair) ? [exportWords.presides] : []),
          ...(meeting.manner === null ? [] : [manners[meeting.manner as Manner]]),
          ...(meeting.of_group === null ? [] : [exportWords.invited]),
        ].join('、'),
        arrived: meeting.arrived === null ? undefined : meeting.arrived ? exportWords.yes : exportWords.no,
        report: meeting.state === null ? undefined : reportStates[meeting.state as ReportState],
        draft: meeting.draft || undefined,
      })),
      rounds: await roundsTold(profile),
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
        as: files(one.person) ? exportWords.files : exportWords.handles,
        kind: objectionKinds[one.kind as ObjectionKind],
        text: one.text,
        state: objectionStates[one.state as ObjectionState],
        filed: timeText(new Date(one.filed_at)),
        due: one.due,
        // As on the screen: whose it is reads it with the decision.
        study: files(one.person) && isOpen(one.state as ObjectionState) ? undefined : (one.study ?? undefined),
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
      polls: [
        ...(await profile.votes()).map(({ title, created_at, rater_group, drawn }) => ({
          title,
          as: exportWords.asVoter,
          group: rater_group || undefined,
          drawn: drawn ? exportWords.yes : exportWords.no,
          at: time(created_at),
        })),
        ...(await profile.rated()).map(({ title, created_at }) => ({
          title,
          as: exportWords.asSubject,
          at: time(created_at),
        })),
      ],
      juries: [...seatsOf(await profile.seats()), ...stagesOf(await profile.stages())],
      ...(await toldOf(profile)),
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
      facts: (await profile.facts())
        .filter(({ id }) => !withheld.has(id))
        .map((fact) => ({
          at: time(fact.at),
          kind: fact.kind,
          authority: fact.authority,
          by: fact.by ?? undefined,
          body: fact.body ?? exportWords.erased,
          evidence: evidence
            .filter((file) => file.fact === fact.id)
            .map(({ name, hash }) => exportWords.evidence(name, hash.toString('hex')))
            .join('；'),
          corrects: fact.corrects ?? undefined,
          id: fact.id,
        })),
      audit: kept.map((entry) => {
        const cells = auditCells(entry, names);
        return Object.fromEntries(
          Object.keys(sectionWords.audit.columns).map((field, index) => [field, cells[index] || undefined]),
        );
      }),
    },
  };
}

/** A line for each jury, whomever the person kept out of in one cell. */
function seatsOf(rows: Awaited<ReturnType<ProfileReader['seats']>>): readonly Cells[] {
  return rows
    .filter(({ id }, at) => rows.findIndex((row) => row.id === id) === at)
    .map(({ id, title, day, role }) => ({
      title,
      day,
      as: exportWords.asJuror,
      role,
      recusals: rows.flatMap((row) => (row.id === id && row.subject !== null ? [row.subject] : [])).join('、'),
    }));
}

const stagesOf = (rows: Awaited<ReturnType<ProfileReader['stages']>>): readonly Cells[] =>
  rows.map(({ title, day, panel }) => ({ title, day, as: exportWords.asSubject, role: panel }));

const time = (at: string | null): string | undefined => (at === null ? undefined : timeText(new Date(at)));

const span = ({ since, until }: { readonly since: string; readonly until: string | null }): Cells => ({
  since,
  until: until ?? undefined,
});

/** What the person was told, how they want to be told, and when they were urged. */
async function toldOf(profile: ProfileReader): Promise<Pick<Copy['sections'], 'messages' | 'mail' | 'urgings'>> {
  return {
    messages: (await profile.messages()).map(({ sent_at, kind, details, read_at, state }) => ({
      sentAt: time(sent_at),
      kind: messageKinds[kind as MessageKind].name,
      text: sentenceOf(kind as MessageKind, details as unknown as Readonly<Record<string, string>>),
      readAt: time(read_at),
      mail: state === null ? undefined : exportWords.mails[state],
    })),
    mail: (await profile.mailWishes()).map((wishes) => ({
      address: wishes.address ?? undefined,
      verifiedAt: time(wishes.verified_at),
      pending: wishes.pending ?? undefined,
      muted: (wishes.muted as unknown as readonly MessageKind[]).map((kind) => messageKinds[kind].name).join('、'),
      quiet: wishes.quiet_from === null ? undefined : `${wishes.quiet_from}至${wishes.quiet_to}`,
    })),
    urgings: (await profile.urgings()).map(({ urged_at, stage, name, scheme_text, by }) => ({
      at: time(urged_at),
      round: name,
      stage: processOf({ schemeText: scheme_text }).find(({ id }) => id === stage)?.name,
      by: by ?? undefined,
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
async function roundsTold(profile: ProfileReader): Promise<readonly Cells[]> {
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
