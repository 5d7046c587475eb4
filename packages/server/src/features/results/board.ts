/** The results of a round on one page: of a version, or provisional from the facts as they stand. */
import { type Result, resultOf, type SubjectResult } from '@shiji/engine';
import type { Scope } from '../../db/scope.ts';
import type { Actor } from '../../http/actor.ts';
import { schemeOf } from '../rounds/scheme-of.ts';
import { roundReader, type WholeRound } from '../rounds/store.ts';
import { processOf, unitNames } from '../rounds/view.ts';
import { stageOn } from './decide.ts';
import { backShown, lookingBack, looksBack } from './looking-back.ts';
import type { ResultVersion } from './model.ts';
import { mayConfirm, mayPropose, mayRule, maySettle } from './policy.ts';
import { type Asked, type Scored, scoreToLook } from './scored.ts';
import { runOfVersion } from './sheet.ts';
import { resultReader } from './store.ts';
import { choicesOf, distributionOf, levelsOf, linesOf, openOf, versionShown } from './view.ts';

/** Of very many people who lack something so many are shown. */
const MOST_WAITING = 200;

export interface Looking {
  readonly actor: Actor;
  readonly now: Date;
  /** Units whose people one may see; undefined: all. */
  readonly organizations: readonly string[] | undefined;
}

/** Gives undefined for a version that isn't there. */
export async function boardOf(
  scope: Scope,
  whole: WholeRound,
  wanted: number | undefined,
  { actor, now, organizations }: Looking,
  asked: Asked,
) {
  const { round } = whole;
  const reader = resultReader(scope);
  const versions = await reader.versions(round.id);
  const version = wanted === undefined ? undefined : versions.find((one) => one.version === wanted);
  if (wanted !== undefined && version === undefined) return undefined;
  const people = (await roundReader(scope).subjects(round.id)).filter(
    ({ organization }) => organizations === undefined || organizations.includes(organization),
  );
  const seen = new Set(people.map(({ person }) => person));
  const { results, result, scored } =
    version === undefined
      ? await provisional(scope, whole, now, asked)
      : {
          scored: undefined,
          results: (await reader.sheets(round.id, version.version)).map((one) => one.result),
          result: undefined,
        };
  const own = results.filter(({ id }) => seen.has(id));
  const levels = levelsOf(schemeOf(round.schemeText));
  const pools = new Set(own.flatMap(({ pool }) => ('value' in pool ? [pool.value] : [])));
  const lines = linesOf(own, people, await unitNames(scope, [...new Set(people.map(({ unit }) => unit))]));
  const opened =
    scored ??
    (version && looksBack(round) ? await runOfVersion(scope, round, version.version, version.tablesHash) : undefined);
  const back = opened && looksBack(round) ? await lookingBack(scope, round, opened, seen) : undefined;
  return {
    ...(version === undefined ? {} : { version: versionShown(version) }),
    versions: versions.map(versionShown),
    levels: [...levels],
    choices: choicesOf(schemeOf(round.schemeText)),
    ...distributionOf(levels, own),
    seats: (result?.seats ?? [])
      .filter(({ pool }) => organizations === undefined || pools.has(pool))
      .map(({ level, pool, base, seats, taken, share, approved }) => ({
        level,
        pool,
        base,
        seats,
        taken,
        ...(share === undefined ? {} : { share }),
        ...(approved === undefined ? {} : { approved: approved.map(({ by, reason }) => ({ by, reason })) }),
      })),
    ...(result === undefined
      ? { decisions: [], waiting: [] }
      : openOf(result, (person) => seen.has(person), MOST_WAITING)),
    lines: lines.map((line) => ({ ...line, ...backShown(back?.get(line.person.id)) })),
    abilities: abilitiesOf(actor, whole, versions),
  };
}

async function provisional(
  scope: Scope,
  { round }: WholeRound,
  now: Date,
  asked: Asked,
): Promise<{ readonly results: readonly SubjectResult[]; readonly result: Result; readonly scored: Scored }> {
  const scored = await scoreToLook(scope, round, now, asked);
  const result = resultOf(scored.run);
  return { results: result.subjects, result, scored };
}

function abilitiesOf(actor: Actor, { round, stages }: WholeRound, versions: readonly ResultVersion[]) {
  const on = (kind: Parameters<typeof stageOn>[2]) =>
    round.state === 'running' && stageOn(stages, processOf(round), kind) !== undefined;
  const [newest] = versions;
  return {
    rule: mayRule(actor) && on('propose'),
    propose: mayPropose(actor) && on('propose'),
    settle: maySettle(actor) && on('settle') && newest !== undefined,
    confirm: mayConfirm(actor) && on('confirm') && newest?.state === 'settled',
  };
}
