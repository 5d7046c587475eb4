/** From rows to the sheets of the copy: every field that is about the person, in words. */
import type { Role } from '../../http/actor.ts';
import type { AuditReader } from '../audit/store.ts';
import { auditCells } from '../audit/workbook.ts';
import { roleNames } from '../grants/copy.ts';
import { type MessageKind, messageKinds, sentenceOf } from '../messages/kinds.ts';
import { processOf } from '../rounds/view.ts';
import { type Copy, span, time } from './cells.ts';
import { dutyNames, exportWords, sectionWords, standingNames } from './copy.ts';
import { roundsTold } from './gather-rounds.ts';
import { votesTold } from './gather-votes.ts';
import type { ProfileReader } from './store.ts';

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
  const theirs = (person: string) => people.some(({ id }) => id === person);
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
      ...(await votesTold(profile, theirs)),
      ...(await roundsTold(profile, theirs)),
      ...(await toldOf(profile)),
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
