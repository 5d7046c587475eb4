/** What the office does while a jury scores: each in one transaction that holds the jury, and the subject where it is about one. */
import type { TxScope } from '../../db/scope.ts';
import { refuse } from '../../http/refusals.ts';
import type { BallotKey } from '../../ports/ballot-keys.ts';
import { claimsReader } from '../claims/store.ts';
import { entitledTo, judge, sorted } from '../juries/decide.ts';
import { type Declarer, type Recusal, type RecusalKind, recusalKinds } from '../juries/model.ts';
import { keptOut, warningsOf } from '../juries/page.ts';
import { juriesWriter, type WholeJury } from '../juries/store.ts';
import { codeOf, contextOf, hashOf, unpacked } from './codes.ts';
import {
  CLAIMS_PASSED,
  JURY_CLOSED,
  JURY_OPENED,
  JURY_POINTS,
  JURY_RECUSAL,
  type PointsPayload,
  recorded,
} from './facts.ts';
import { scoringWriter } from './store.ts';
import { belongingOf, unitTies } from './unit-ties.ts';

/** Who does it, when, and by what right. */
export interface By {
  readonly actor: string;
  readonly authority: string;
  readonly at: Date;
}

const done = { ok: true } as const;

/** The jury held until the transaction ends, if it is open. */
async function held(tx: TxScope, id: string): Promise<WholeJury | undefined> {
  const writer = juriesWriter(tx);
  const jury = await writer.lock(id);
  return jury?.state === 'open' ? writer.whole(id) : undefined;
}

export async function openJury(tx: TxScope, id: string, key: BallotKey, by: By) {
  const writer = juriesWriter(tx);
  await writer.lock(id);
  const jury = await writer.whole(id);
  if (jury === undefined || jury.state !== 'draft') return refuse('jury-not-draft');
  const belonging = await belongingOf(tx, jury, jury.day);
  const [block] = warningsOf(jury, keptOut(jury, belonging)).filter(({ blocks }) => blocks);
  if (block !== undefined) return refuse('jury-unready', { why: block.text });
  await writer.open(id, by.at);
  await recorded(tx, [{ ...by, kind: JURY_OPENED, subject: id, payload: openedPayload(jury) }]);
  const scoring = scoringWriter(tx);
  for (const juror of jury.jurors) await scoring.setCode(juror.id, hashOf(codeOf(key, juror)), juror.codeNumber);
  const ties = unitTies(jury, belonging).map(({ subject, juror, unit }) => ({
    subject,
    juror,
    kind: 'unit' as const,
    note: unit,
    declaredBy: 'roster' as const,
  }));
  await recuse(tx, jury, ties, by);
  return done;
}

const openedPayload = ({ title, day, rules, subjects, jurors }: WholeJury) => ({
  title,
  day,
  rules: JSON.parse(JSON.stringify(rules)),
  subjects: subjects.map(({ id, kind, about, name, panel }) => ({ id, kind, about, name, panel })),
  jurors: jurors.map(({ id, name, unitName, person, role, panel }) => ({
    id,
    name,
    unitName,
    ...(person === undefined ? {} : { person }),
    role,
    panel,
  })),
});

/** Records and keeps recusals; what the jurors gave before is taken out. The subject is held by the caller. */
async function recuse(
  tx: TxScope,
  jury: WholeJury,
  ties: readonly {
    readonly subject: string;
    readonly juror: string;
    readonly kind: RecusalKind;
    readonly note: string;
    readonly declaredBy: Declarer;
  }[],
  by: By,
): Promise<void> {
  const facts = await recorded(
    tx,
    ties.map((tie) => ({
      ...by,
      kind: JURY_RECUSAL,
      subject: aboutOf(jury, tie.subject),
      payload: tieOf(jury, tie, true),
    })),
  );
  const scoring = scoringWriter(tx);
  await scoring.recuse(
    ties.map((tie, at): Recusal => ({ ...tie, fact: facts[at] ?? '' })),
    by.at,
  );
  for (const { subject, juror } of ties) await scoring.takeOne(subject, juror);
}

const aboutOf = ({ subjects }: WholeJury, id: string): string => {
  const subject = subjects.find((one) => one.id === id);
  if (subject === undefined) throw new Error('a subject of another jury');
  return subject.about;
};

const tieOf = (
  { id, title, jurors }: WholeJury,
  tie: Pick<Recusal, 'subject' | 'juror' | 'kind' | 'note' | 'declaredBy'>,
  stands: boolean,
) => ({
  jury: id,
  title,
  juror: jurors.find((juror) => juror.id === tie.juror)?.name ?? '',
  why: recusalKinds[tie.kind],
  note: tie.note,
  declaredBy: tie.declaredBy,
  stands,
});

/** A recusal that the office enters, or a juror declares. */
export async function enterRecusal(
  tx: TxScope,
  id: string,
  tie: Pick<Recusal, 'subject' | 'juror' | 'kind' | 'note' | 'declaredBy'>,
  by: By,
) {
  const scoring = scoringWriter(tx);
  // The subject before the jury, as those who score take them: nobody waits for each other in a circle.
  const state = await scoring.hold(tie.subject, 'alone');
  const jury = await juriesWriter(tx).whole(id);
  if (jury?.state !== 'open' || state === undefined) return refuse('jury-not-open');
  if (state === 'ended') return refuse('subject-ended');
  if (await scoring.isRecused(tie.subject, tie.juror)) return refuse('already-recused');
  await recuse(tx, jury, [tie], by);
  return done;
}

/** Takes a recusal back; the ledger keeps both. */
export async function undoRecusal(tx: TxScope, id: string, subject: string, juror: string, reason: string, by: By) {
  const scoring = scoringWriter(tx);
  const state = await scoring.hold(subject, 'alone');
  const jury = await juriesWriter(tx).whole(id);
  if (jury?.state !== 'open' || state === undefined) return refuse('jury-not-open');
  if (state === 'ended') return refuse('subject-ended');
  const standing = jury.recusals.find((one) => one.subject === subject && one.juror === juror);
  if (standing === undefined) return refuse('not-recused');
  await recorded(tx, [
    {
      ...by,
      kind: JURY_RECUSAL,
      subject: aboutOf(jury, subject),
      payload: { ...tieOf(jury, standing, false), reason },
      corrects: standing.fact,
    },
  ]);
  await scoring.unrecuse(subject, juror);
  return done;
}

/** A subject's turn comes: one at a time in each panel. `despite`: why it needn't wait for its claims. */
export async function beginSubject(tx: TxScope, id: string, subjectId: string, despite: string | undefined, by: By) {
  const jury = await held(tx, id);
  if (jury === undefined) return refuse('jury-not-open');
  const scoring = scoringWriter(tx);
  if ((await scoring.hold(subjectId, 'alone')) !== 'waiting') return refuse('subject-not-waiting');
  const subject = jury.subjects.find((one) => one.id === subjectId);
  if (subject === undefined) return refuse('subject-not-waiting');
  const other = jury.subjects.find(({ state, panel }) => state === 'scoring' && panel === subject.panel);
  if (other !== undefined) return refuse('another-scoring', { name: other.name });
  const claims = await claimsReader(tx).ofSubject(subjectId);
  const open = claims.filter(({ verdict }) => verdict === undefined).length;
  if (open > 0 && despite === undefined) return refuse('claims-open', { open });
  if (open > 0 && despite !== undefined)
    await recorded(tx, [
      {
        ...by,
        kind: CLAIMS_PASSED,
        subject: subject.about,
        payload: { jury: id, title: jury.title, claims: claims.length, open, reason: despite },
      },
    ]);
  await scoring.setState(subjectId, 'scoring');
  return done;
}

/** Its values become one fact without names, and nothing else is left of them. `despite`: why not all jurors are in. */
export async function endSubject(
  tx: TxScope,
  id: string,
  subjectId: string,
  despite: string | undefined,
  key: BallotKey,
  by: By,
) {
  const jury = await held(tx, id);
  if (jury === undefined) return refuse('jury-not-open');
  const scoring = scoringWriter(tx);
  if ((await scoring.hold(subjectId, 'alone')) !== 'scoring') return refuse('subject-not-scoring');
  const subject = jury.subjects.find((one) => one.id === subjectId);
  if (subject === undefined) return refuse('subject-not-scoring');
  const entitled = entitledTo(subject, jury.jurors, jury.recusals);
  const sealed = await scoring.takeAll(subjectId);
  const given = new Map(sealed.map((one) => [one.juror, one.sealed]));
  const missing = entitled.filter((juror) => !given.has(juror.id)).length;
  if (missing > 0 && despite === undefined) return refuse('scores-missing', { missing });
  const roles = jury.rules.roles.length === 0 ? [''] : jury.rules.roles.map((role) => role.key);
  const groups = roles.map((role) => ({
    role,
    values: sorted(
      entitled
        .filter((juror) => juror.role === role)
        .flatMap((juror) => {
          const content = given.get(juror.id);
          if (content === undefined) return [];
          const opened = key.open(content, contextOf(subjectId, juror.id));
          if (opened === undefined) throw new Error('a sealed value does not open');
          const value = judge(jury.rules, unpacked(opened));
          if (!value.ok) throw new Error('a value that was kept is not one');
          return [value.value];
        }),
    ) as string[],
  }));
  const payload: PointsPayload = {
    jury: id,
    title: jury.title,
    indicator: jury.rules.indicator,
    name: jury.rules.name,
    groups,
    entitled: entitled.length,
    given: entitled.length - missing,
    ...(missing === 0 || despite === undefined ? {} : { despite }),
  };
  const [fact] = await recorded(tx, [{ ...by, kind: JURY_POINTS, subject: subject.about, payload }]);
  await scoring.setState(subjectId, 'ended', fact);
  return done;
}

/** No more is scored. What leads to jurors' pages goes with it; the key is destroyed by the job that the caller queues. */
export async function closeJury(tx: TxScope, id: string, by: By) {
  const jury = await held(tx, id);
  if (jury === undefined) return refuse('jury-not-open');
  const scoring = jury.subjects.find(({ state }) => state === 'scoring');
  if (scoring !== undefined) return refuse('still-scoring', { name: scoring.name });
  for (const juror of jury.jurors) await scoringWriter(tx).setCode(juror.id, null, juror.codeNumber);
  const ended = jury.subjects.filter(({ state }) => state === 'ended').length;
  await recorded(tx, [
    { ...by, kind: JURY_CLOSED, subject: id, payload: { title: jury.title, subjects: jury.subjects.length, ended } },
  ]);
  await juriesWriter(tx).close(id, by.at);
  return done;
}
