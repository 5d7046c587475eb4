import { v7 as uuid } from 'uuid';
import type { Scope, TxScope } from '../../db/scope.ts';
import type { Actor } from '../../http/actor.ts';
import type { Slice } from '../../http/app.ts';
import { about } from '../../http/handler.ts';
import { refuse } from '../../http/refusals.ts';
import { record } from '../../ledger/store/record.ts';
import type { JurySubject } from '../juries/model.ts';
import { mayLeadJuries, mayReadJuries, mayVerifyClaims } from '../juries/policy.ts';
import { juriesReader, type WholeJury } from '../juries/store.ts';
import { scoringWriter } from '../scoring/store.ts';
import { belongingOn, unitsOf } from '../scoring/unit-ties.ts';
import { type ClaimsSheet, claimsContract } from './contract.ts';
import { claimRefusals, notVerified } from './copy.ts';
import { sharesOf } from './share.ts';
import { type Claim, claimsReader, claimsWriter } from './store.ts';
import { verdicts } from './verdicts.ts';

/** 所报成绩, about whose it is; a text that was mended corrects the one before. */
const CLAIM_STATED = 'claim.stated';
/** What was found of one, by whom, on what evidence. */
const CLAIM_VERDICT = 'claim.verdict';

const foundJury = ({ params, scope }: { readonly params: { readonly id: string }; readonly scope: Scope }) =>
  juriesReader(scope).whole(params.id);

interface Found {
  readonly claim: Claim;
  readonly jury: WholeJury;
  readonly subject: JurySubject;
}

async function foundClaim({
  params,
  scope,
}: {
  readonly params: { readonly id: string };
  readonly scope: Scope;
}): Promise<Found | undefined> {
  const claim = await claimsReader(scope).claim(params.id);
  const place = claim && (await juriesReader(scope).subject(claim.subject));
  const jury = place && (await juriesReader(scope).whole(place.jury));
  return claim && place && jury && { claim, jury, subject: place.subject };
}

export function claimsSlice(): Slice<typeof claimsContract> {
  return {
    name: 'claims',
    contract: claimsContract,
    refusals: claimRefusals,
    handlers: {
      'GET /api/juries/:id/claims': about(foundJury, mayReadJuries, ({ scope, actor }, jury) =>
        sheetOf(scope, actor, jury),
      ),

      'POST /api/juries/:id/claims': about(foundJury, mayLeadJuries, ({ body, actor, now, once }, jury) =>
        once(async (tx) => {
          const bySubject = new Map<string, { readonly subject: JurySubject; readonly texts: string[] }>();
          for (const [at, { subject: id, text }] of body.claims.entries()) {
            const subject = jury.subjects.find((one) => one.id === id);
            if (subject === undefined) return refuse('subject-unknown', { row: at + 1 });
            const one = bySubject.get(id) ?? { subject, texts: [] };
            one.texts.push(text);
            bySubject.set(id, one);
          }
          const writer = claimsWriter(tx);
          for (const { subject, texts } of bySubject.values()) {
            if ((await scoringWriter(tx).hold(subject.id, 'alone')) === 'ended')
              return refuse('claims-late', { name: subject.name });
            const stated = await record(
              tx,
              texts.map((text) => ({
                kind: CLAIM_STATED,
                subject: subject.about,
                payload: { jury: jury.id, title: jury.title, text },
                at: now,
                actor: actor.account,
                authority: 'office',
              })),
            );
            if (!stated.ok) throw new Error(`a claim could not be recorded: ${stated.refusal}`);
            const from = (await writer.ofSubject(subject.id)).length;
            await writer.add(
              texts.map((text, at) => ({ id: uuid(), subject: subject.id, text, fact: stated.ids[at] ?? '' })),
              from,
            );
          }
          return sheetOf(tx, actor, jury);
        }),
      ),

      'PUT /api/claims/:id': about(foundClaim, mayLeadJuries, ({ body, actor, now, write }, { jury, subject, claim }) =>
        write(async (tx) => {
          const writer = claimsWriter(tx);
          if ((await scoringWriter(tx).hold(subject.id, 'alone')) === 'ended')
            return refuse('claims-late', { name: subject.name });
          const held = await writer.claim(claim.id);
          if (held?.verdict !== undefined || held === undefined) return refuse('claim-verified');
          const stated = await record(tx, [
            {
              kind: CLAIM_STATED,
              subject: subject.about,
              payload: { jury: jury.id, title: jury.title, text: body.text },
              at: now,
              actor: actor.account,
              authority: 'office',
              corrects: held.fact,
            },
          ]);
          if (!stated.ok) throw new Error(`a claim could not be corrected: ${stated.refusal}`);
          await writer.restate(claim.id, body.text, stated.ids[0] ?? '');
          return sheetOf(tx, actor, jury);
        }),
      ),

      'POST /api/claims/:id/verdict': about(
        foundClaim,
        mayVerifyClaims,
        async ({ body, actor, now, scope, write }, { jury, subject, claim }) => {
          const tie = await tieOf(scope, actor, subject, jury.day);
          if (tie !== undefined) return tie;
          return write(async (tx) => {
            const writer = claimsWriter(tx);
            if ((await scoringWriter(tx).hold(subject.id, 'alone')) === 'ended')
              return refuse('claims-late', { name: subject.name });
            const held = await writer.claim(claim.id);
            if (held === undefined) throw new Error('a claim that was found is gone');
            const found = await record(tx, [
              {
                kind: CLAIM_VERDICT,
                subject: subject.about,
                payload: {
                  jury: jury.id,
                  claim: held.fact,
                  text: held.text,
                  verdict: verdicts[body.verdict],
                  reason: body.reason,
                  unrelated: true,
                },
                at: now,
                actor: actor.account,
                authority: mayLeadJuries(actor) ? 'office' : 'inspector',
                evidence: body.evidence,
                ...(held.verdictFact === undefined ? {} : { corrects: held.verdictFact }),
              },
            ]);
            if (!found.ok) {
              if (found.refusal === 'evidence-unknown') return refuse('evidence-unknown');
              throw new Error(`a verdict could not be recorded: ${found.refusal}`);
            }
            const { verdict, reason } = body;
            await writer.settle(claim.id, { verdict, reason, by: actor.account, at: now, fact: found.ids[0] ?? '' });
            return sheetOf(tx, actor, jury);
          });
        },
      ),
    },
  };
}

/** Why the actor may not look into this subject's claims: it is them, or they are of its unit as of the jury's day. */
async function tieOf(scope: Scope, actor: Actor, subject: JurySubject, day: string) {
  if (actor.person === undefined) return undefined;
  if (subject.kind === 'person' && subject.about === actor.person) return refuse('verifier-is-claimant');
  const people = [actor.person, ...(subject.kind === 'person' ? [subject.about] : [])];
  const units = subject.kind === 'unit' ? [subject.about] : subject.unit === undefined ? [] : [subject.unit];
  const belonging = await belongingOn(scope, people, units, day);
  const shared = unitsOf(subject, belonging).find((unit) => belonging.ofPerson(actor.person ?? '').includes(unit));
  return shared === undefined ? undefined : refuse('verifier-own-unit', { unit: belonging.unitName(shared) });
}

async function sheetOf(scope: Scope | TxScope, actor: Actor, jury: WholeJury): Promise<ClaimsSheet> {
  const claims = await claimsReader(scope).ofJury(jury.id);
  const subjects = new Map((await juriesReader(scope).subjects(jury.id)).map((subject) => [subject.id, subject]));
  return {
    claims: claims.map(({ id, subject, text, verdict, reason, verifiedBy, verifiedAt, verdictFact }) => {
      const late = subjects.get(subject)?.state === 'ended';
      return {
        id,
        subject,
        text,
        ...(verdict === undefined ? {} : { verdict }),
        verdictName: verdict === undefined ? notVerified : verdicts[verdict],
        reason,
        ...(verifiedBy === undefined ? {} : { verifiedBy }),
        ...(verifiedAt === undefined ? {} : { verifiedAt }),
        ...(verdictFact === undefined ? {} : { fact: verdictFact }),
        abilities: {
          verify: !late && mayVerifyClaims(actor),
          restate: !late && verdict === undefined && mayLeadJuries(actor),
        },
      };
    }),
    shares: sharesOf(jury.day, claims).map((share) => ({ ...share })),
    abilities: { state: mayLeadJuries(actor) && jury.state !== 'closed' },
  };
}
