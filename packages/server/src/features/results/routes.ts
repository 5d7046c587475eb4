/** Reading results, and deciding about them. */

import type { Scope } from '../../db/scope.ts';
import type { Slice } from '../../http/app.ts';
import { about, type Handlers, whoever } from '../../http/handler.ts';
import type { Notify } from '../messages/notify.ts';
import { idsDownTo, rosterReader } from '../roster/load.ts';
import { findRound } from '../rounds/find.ts';
import { unitsSeen } from '../rounds/policy.ts';
import { schemeOf } from '../rounds/scheme-of.ts';
import { roundReader, type WholeRound } from '../rounds/store.ts';
import { swapLeaders } from '../rounds/swap-leaders.ts';
import { processOf, unitNames } from '../rounds/view.ts';
import { actHandlers } from './acts.ts';
import { boardOf } from './board.ts';
import { comparedWith } from './compared.ts';
import { resultsContract } from './contract.ts';
import { resultRefusals } from './copy.ts';
import { stageOn } from './decide.ts';
import { backShown, lookingBack, looksBack } from './looking-back.ts';
import type { ResultVersion } from './model.ts';
import { ownResults } from './own.ts';
import {
  mayConfirm,
  mayListOwnResults,
  mayReadResults,
  mayReadSheet,
  mayReceive,
  mayRule,
  maySwap,
  type OfSheet,
} from './policy.ts';
import { noteReceived } from './receipts.ts';
import { rulingHandlers } from './ruling-acts.ts';
import { rulingsOf, rulingsShown } from './rulings.ts';
import { type ResultParts, scoreToLook } from './scored.ts';
import { seatsShown, withoutOwn } from './seats.ts';
import { facetsOf, runOfVersion, sheetOf } from './sheet.ts';
import { resultReader } from './store.ts';
import { told } from './told.ts';
import { lineOf, versionShown } from './view.ts';

export function resultsSlice(parts: ResultParts & { readonly notify: Notify }): Slice<typeof resultsContract> {
  return { name: 'results', contract: resultsContract, refusals: resultRefusals, handlers: handlersOf(parts) };
}

interface FoundSheet extends OfSheet {
  readonly whole: WholeRound;
  readonly name: string;
  readonly unitName: string;
  readonly organization: string;
  readonly versions: readonly ResultVersion[];
  /** The version that was asked for, or else the newest. */
  readonly version: ResultVersion | undefined;
}

async function findSheet({
  params,
  query,
  scope,
}: {
  params: { id: string; person: string };
  query: { version?: number | undefined };
  scope: Scope;
}): Promise<FoundSheet | undefined> {
  const whole = await roundReader(scope).round(params.id);
  const subject = whole && (await roundReader(scope).subject(params.id, params.person));
  if (whole === undefined || subject === undefined) return undefined;
  const versions = await resultReader(scope).versions(params.id);
  const version = query.version === undefined ? versions[0] : versions.find((one) => one.version === query.version);
  if (query.version !== undefined && version === undefined) return undefined;
  const known = await told(scope, whole, versions);
  const units = await rosterReader(scope).unitsAbove([subject.organization, subject.unit]);
  return {
    whole,
    person: subject.person,
    name: subject.name,
    unitName: units.unit(subject.unit)?.name ?? '',
    organization: subject.organization,
    unitPaths: [idsDownTo(units, subject.organization)],
    reviewers: Object.values(subject.reviewers).flatMap((one) => (one.kind === 'reviewer' ? [one.person] : [])),
    told: known !== undefined && version !== undefined && version.version <= known.version,
    versions,
    version,
  };
}

function handlersOf(parts: ResultParts & { readonly notify: Notify }): Handlers<typeof resultsContract> {
  const { asked, contested } = parts;
  return {
    'GET /api/rounds/:id/results': about(findRound, mayReadResults, async (call, { whole }) => {
      const { scope, actor, query, now } = call;
      const own = unitsSeen(actor);
      const below = own === undefined ? undefined : await rosterReader(scope).unitsBelow(own);
      const organizations =
        query.organization === undefined
          ? below
          : [query.organization].filter((one) => below === undefined || below.includes(one));
      const board = await boardOf(scope, whole, query.version, { actor, now, organizations }, asked);
      return board ?? { ok: false, refusal: 'not-found' };
    }),

    'GET /api/rounds/:id/people/:person/sheet': about(findSheet, mayReadSheet, async ({ scope, now }, found) => {
      const { whole, version, person, name, unitName, organization } = found;
      const scored =
        version === undefined
          ? await scoreToLook(scope, whole.round, now, asked)
          : await runOfVersion(scope, whole.round, version.version, version.tablesHash);
      const sheet = scored && sheetOf(scored.run, person);
      if (scored === undefined || sheet === undefined) return { ok: false, refusal: 'not-found' };
      const back = looksBack(whole.round)
        ? (await lookingBack(scope, whole.round, scored, new Set([person]))).get(person)
        : undefined;
      return {
        person: { id: person, name },
        round: { id: whole.round.id, name: whole.round.name },
        ...(version === undefined ? {} : { version: versionShown(version) }),
        provisional: version === undefined,
        result: lineOf(sheet, unitName, organization),
        facets: facetsOf(sheet),
        steps: [...sheet.steps],
        others: [...sheet.others],
        ...backShown(back),
      };
    }),

    'GET /api/results/mine': whoever(mayListOwnResults, ({ scope, actor, now }) =>
      ownResults(scope, actor.person as string, now, contested),
    ),

    'POST /api/rounds/:id/receipt': about(
      async ({ params, scope, actor }) => {
        const subject =
          actor.person === undefined ? undefined : await roundReader(scope).subject(params.id, actor.person);
        return subject && { person: subject.person };
      },
      mayReceive,
      ({ params, actor, now, write }, { person }) =>
        write(async (tx) => {
          const received = await noteReceived(tx, params.id, { person, account: actor.account, now });
          return received === undefined ? {} : { received };
        }),
    ),

    'GET /api/rounds/:id/rulings': about(findRound, mayReadResults, async ({ scope, params, actor }) => {
      const subjects = await roundReader(scope).subjects(params.id);
      const people = new Map(subjects.map(({ person, name }) => [person, name]));
      const own = unitsSeen(actor);
      const below = own === undefined ? undefined : await rosterReader(scope).unitsBelow(own);
      const seen = new Set(
        subjects.filter((one) => below === undefined || below.includes(one.organization)).map(({ person }) => person),
      );
      // Who looks after some units sees what was decided about their people alone.
      const rulings = (await rulingsOf(scope, params.id)).filter(
        ({ payload }) => below === undefined || (payload.kind === 'subject' && seen.has(payload.target)),
      );
      return { rulings: rulingsShown(rulings, (id) => people.get(id)) };
    }),

    'POST /api/rounds/:id/comparisons': about(
      findRound,
      mayRule,
      async ({ scope, body, now }, { whole: { round } }) => {
        const { tables } = await scoreToLook(scope, round, now, asked);
        return comparedWith(schemeOf(round.schemeText), body.text, tables);
      },
    ),

    'GET /api/rounds/:id/seats': about(
      async ({ params, scope }) => {
        const whole = await roundReader(scope).round(params.id);
        if (whole === undefined) return undefined;
        const subjects = await roundReader(scope).subjects(params.id);
        const process = processOf(whole.round);
        const organizations = [...new Set(subjects.map(({ organization }) => organization))];
        const by = organizations.map((id) => ({ id, leaders: swapLeaders(process, subjects, id) }));
        return { whole, subjects, by, leaders: by.flatMap(({ leaders }) => leaders) };
      },
      maySwap,
      async ({ scope, actor, now }, { whole, subjects, by }) => {
        const { round, stages } = whole;
        const process = processOf(round);
        const on =
          round.state === 'running' && (['review', 'propose'] as const).some((kind) => stageOn(stages, process, kind));
        const own = by.filter((one) => maySwap(actor, one));
        const names = await unitNames(scope, [
          ...new Set([...own.map(({ id }) => id), ...subjects.map((s) => s.unit)]),
        ]);
        const units = own.map(({ id }) => ({ id, name: names(id), swaps: on }));
        const scored = await scoreToLook(scope, round, now, asked);
        const shown = seatsShown(schemeOf(round.schemeText), scored, subjects, units, names);
        const isKnown = mayConfirm(actor) || (await told(scope, whole, await resultReader(scope).versions(round.id)));
        return { organizations: isKnown ? shown : shown.map((one) => withoutOwn(one, actor.person)) };
      },
    ),

    ...rulingHandlers(parts),
    ...actHandlers(parts),
  };
}
