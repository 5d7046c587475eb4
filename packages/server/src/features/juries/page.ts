/** A jury as the console shows it: never a value before its subject has ended. */
import type { Scope } from '../../db/scope.ts';
import type { Actor } from '../../http/actor.ts';
import { claimsReader } from '../claims/store.ts';
import { factReader } from '../facts/store.ts';
import { JURY_POINTS, pointsPayload } from '../scoring/facts.ts';
import { outcomeOf, type Scored } from '../scoring/outcome.ts';
import { scoringReader } from '../scoring/store.ts';
import { type Belonging, belongingOf, unitTies } from '../scoring/unit-ties.ts';
import type { JuryPage } from './contract.ts';
import { jurySentences as say } from './copy.ts';
import { entitledTo } from './decide.ts';
import { declarers, type JurySubject, juryStates, recusalKinds, subjectKinds, subjectStates } from './model.ts';
import { mayLeadJuries, mayVerifyClaims } from './policy.ts';
import type { WholeJury } from './store.ts';

/** Recusals as far as they concern who scores whom, with why in words. */
interface Kept {
  readonly subject: string;
  readonly juror: string;
  readonly kind: keyof typeof recusalKinds;
  readonly why: string;
  readonly by: string;
}

/** In a draft what the roster says, as it will be when the jury opens; afterwards what stands. */
export function keptOut(jury: WholeJury, belonging: Belonging): readonly Kept[] {
  if (jury.state === 'draft')
    return unitTies(jury, belonging).map(({ subject, juror, unit }) => ({
      subject,
      juror,
      kind: 'unit',
      why: say.unit(unit),
      by: declarers.roster,
    }));
  return jury.recusals.map(({ subject, juror, kind, note, declaredBy }) => ({
    subject,
    juror,
    kind,
    why: `${recusalKinds[kind]}${note === '' ? '' : `，${note}`}`,
    by: declarers[declaredBy],
  }));
}

/** Of fewer values in one role people could tell whose each is. */
const FEW = 3;

/** What would keep the jury from giving points, in sentences; `blocks`: it can't open. */
export function warningsOf(
  jury: WholeJury,
  kept: readonly Kept[],
): readonly { readonly text: string; readonly blocks: boolean }[] {
  const { rules, subjects, jurors } = jury;
  const found: { text: string; blocks: boolean }[] = [];
  if (subjects.length === 0) found.push({ text: say.noSubjects, blocks: true });
  if (jurors.length === 0) found.push({ text: say.noJurors, blocks: true });
  if (jurors.length > 0)
    for (const subject of subjects.filter(({ state }) => state !== 'ended')) {
      const entitled = entitledTo(subject, jurors, kept);
      for (const role of rules.roles.length === 0 ? [''] : rules.roles.map(({ key }) => key)) {
        const count = entitled.filter((juror) => juror.role === role).length;
        const need = rules.atLeast ?? 1;
        if (count > 0 && count < FEW) found.push({ text: say.fewIn(subject.name, role, count), blocks: false });
        if (count >= need) continue;
        if (role !== '' && count === 0 && rules.missing === 'redistribute')
          found.push({ text: say.noRole(subject.name, role), blocks: false });
        else found.push({ text: say.tooFew(subject.name, role, count, need), blocks: true });
      }
    }
  const panels = new Set(subjects.map(({ panel }) => panel));
  for (const panel of new Set(jurors.map((juror) => juror.panel)))
    if (panel !== '' && !panels.has(panel)) found.push({ text: say.panelWithout(panel), blocks: true });
  return found;
}

export async function juryPageOf(scope: Scope, actor: Actor, jury: WholeJury): Promise<JuryPage> {
  const belonging = await belongingOf(scope, jury, jury.day);
  const kept = keptOut(jury, belonging);
  const counts = await scoringReader(scope).counts(jury.id);
  const claims = await claimsReader(scope).ofJury(jury.id);
  const scored = await scoredOf(scope, jury.subjects);
  const outcomes = new Map(outcomeOf(jury.rules, jury.day, scored).map((one) => [one.subject, one]));
  const nameOf = new Map([...jury.subjects, ...jury.jurors].map(({ id, name }) => [id, name]));
  const warnings = warningsOf(jury, kept);
  const { id, title, day, state, revision, rules } = jury;
  const leads = mayLeadJuries(actor);
  return {
    id,
    title,
    day,
    state,
    stateName: juryStates[state],
    revision,
    rules,
    subjects: jury.subjects.map((subject) => {
      const own = claims.filter((claim) => claim.subject === subject.id);
      const outcome = outcomes.get(subject.id);
      return {
        id: subject.id,
        kind: subject.kind,
        kindName: subjectKinds[subject.kind],
        about: subject.about,
        name: subject.name,
        line: lineOf(subject, belonging),
        ...(subject.unit === undefined ? {} : { unit: subject.unit }),
        panel: subject.panel,
        state: subject.state,
        stateName: subjectStates[subject.state],
        entitled: entitledTo(subject, jury.jurors, kept).length,
        given: counts.get(subject.id) ?? 0,
        claims: { all: own.length, open: own.filter(({ verdict }) => verdict === undefined).length },
        ...(outcome === undefined ? {} : { outcome: mutable(outcome) }),
        erased: subject.state === 'ended' && outcome === undefined,
      };
    }),
    jurors: jury.jurors.map((juror) => ({
      id: juror.id,
      name: juror.name,
      line: juror.person === undefined ? juror.unitName : belonging.line(juror.person),
      ...(juror.person === undefined ? {} : { person: juror.person }),
      role: juror.role,
      panel: juror.panel,
    })),
    recusals: kept.map(({ subject, juror, kind, why, by }) => ({
      subject,
      juror,
      kind,
      sentence: say.recusal(nameOf.get(juror) ?? '', nameOf.get(subject) ?? '', why, by),
    })),
    warnings: state === 'closed' ? [] : warnings.map(({ text }) => text),
    abilities: {
      edit: leads && state === 'draft',
      open: leads && state === 'draft' && warnings.every(({ blocks }) => !blocks),
      lead: leads && state === 'open',
      close: leads && state === 'open' && jury.subjects.every((subject) => subject.state !== 'scoring'),
      verify: mayVerifyClaims(actor),
    },
  };
}

/** Answers are typed as what may be written. */
const mutable = ({ subject: _, ...outcome }: ReturnType<typeof outcomeOf>[number]) => ({
  ...outcome,
  groups: outcome.groups.map((group) => ({ ...group, values: [...group.values] })),
  lines: [...outcome.lines],
  notes: [...outcome.notes],
});

const lineOf = (subject: JurySubject, belonging: Belonging): string => {
  if (subject.kind === 'person') return belonging.line(subject.about);
  return subject.unit === undefined ? '' : belonging.unitName(subject.unit);
};

/** The values of those who have ended, from the ledger; who was erased by law is left out. */
async function scoredOf(scope: Scope, subjects: readonly JurySubject[]): Promise<readonly Scored[]> {
  const reader = factReader(scope);
  const scored: Scored[] = [];
  for (const subject of subjects) {
    if (subject.fact === undefined) continue;
    const entry = await reader.fact(subject.fact);
    if (entry?.body === undefined || entry.kind !== JURY_POINTS) continue;
    scored.push({ subject: subject.id, name: subject.name, points: pointsPayload.parse(entry.body.fact.payload) });
  }
  return scored;
}
