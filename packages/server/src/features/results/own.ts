/** What came out for the one who asks, round by round: nothing before it is made known. */
import type { Scope } from '../../db/scope.ts';
import { dayOf } from '../../ports/clock.ts';
import { spokenDay } from '../rounds/copy.ts';
import { roundReader } from '../rounds/store.ts';
import { lineOf as roundLine, unitNames } from '../rounds/view.ts';
import { resultWords } from './copy.ts';
import { versionStates } from './model.ts';
import { ownFinals } from './receipts.ts';
import type { ResultParts } from './scored.ts';
import { resultReader } from './store.ts';
import { told } from './told.ts';
import { lineOf } from './view.ts';

export async function ownResults(scope: Scope, person: string, now: Date, contested: ResultParts['contested']) {
  const reader = resultReader(scope);
  const today = dayOf(now);
  const finals = new Map((await ownFinals(scope, [person])).map((one) => [one.round, one]));
  const rounds = [];
  for (const id of await reader.roundsOf(person)) {
    const whole = await roundReader(scope).round(id);
    if (whole === undefined || whole.round.state === 'given-up') continue;
    const { round } = whole;
    const version = await told(scope, whole, await reader.versions(id));
    const sheet = version && (await reader.sheet(id, version.version, person));
    const { stage, until } = roundLine(whole, 0, now);
    const going =
      stage === undefined ? '' : `正在“${stage}”${until === undefined ? '' : `，${spokenDay(until, today)}前完成`}`;
    const final = finals.get(id);
    // A review or an appeal leaves it final.
    const objects = final === undefined && (await contested(scope, id)).has(person);
    const unit = sheet && (await unitNames(scope, [sheet.organization]))(sheet.organization);
    rounds.push({
      round: { id, name: round.name },
      period: round.period,
      from: round.term.from,
      to: round.term.to,
      now: version === undefined ? going : objects ? resultWords.contested : versionStates[version.state],
      final: version?.state === 'confirmed' && !objects,
      unseen: final !== undefined && final.received === undefined,
      ...(sheet === undefined ? {} : { result: lineOf(sheet.result, unit ?? '', sheet.organization) }),
    });
  }
  return { rounds };
}
