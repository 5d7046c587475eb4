/** A grade that was put off while a matter about somebody was open is given once it is closed. */
import { resultOf } from '@shiji/engine';
import type { Slice } from '../../http/app.ts';
import { about, type Handlers } from '../../http/handler.ts';
import { refuse } from '../../http/refusals.ts';
import { dayOf } from '../../ports/clock.ts';
import { doOnceRecorded } from '../audit/deed.ts';
import type { Notify } from '../messages/notify.ts';
import { recordRulings } from '../results/rulings.ts';
import { type ResultParts, scoreRound } from '../results/scored.ts';
import { resultReader } from '../results/store.ts';
import { type TriedRuling, tryRulings } from '../results/trial.ts';
import { confirmVersion, makeVersion } from '../results/versions.ts';
import { resultWriter } from '../results/writer.ts';
import { findRound } from '../rounds/find.ts';
import { schemeOf } from '../rounds/scheme-of.ts';
import { roundReader } from '../rounds/store.ts';
import { roundWriter } from '../rounds/writer.ts';
import { laterGradesContract } from './contract.ts';
import { laterRefusals } from './copy.ts';
import { mayGiveLater, mayReadLater } from './policy.ts';
import { fullSeats, levelsOf, putOffBecause } from './put-off.ts';

type Parts = ResultParts & { readonly notify: Notify };

export function laterGradesSlice(parts: Parts): Slice<typeof laterGradesContract> {
  return { name: 'later-grades', contract: laterGradesContract, refusals: laterRefusals, handlers: handlersOf(parts) };
}

const handlersOf = ({ asked, contested, notify }: Parts): Handlers<typeof laterGradesContract> => ({
  'GET /api/rounds/:id/later-grades': about(findRound, mayReadLater, async ({ scope, actor }, { whole: { round } }) => {
    const nobody = { people: [], grades: [], abilities: { give: false } };
    const [version] = await resultReader(scope).versions(round.id);
    if (version?.state !== 'confirmed' || round.state === 'given-up') return nobody;
    const people = (await resultReader(scope).sheets(round.id, version.version)).flatMap(({ result }) => {
      const because = putOffBecause(result);
      return because === undefined ? [] : [{ person: { id: result.id, name: result.name }, because }];
    });
    const [first] = people;
    if (first === undefined) return nobody;
    const subject = await roundReader(scope).subject(round.id, first.person.id);
    const grades = levelsOf(schemeOf(round.schemeText), subject?.population);
    return { people, grades: [...grades], abilities: { give: mayGiveLater(actor) } };
  }),

  'POST /api/rounds/:id/later-grades': about(
    findRound,
    mayGiveLater,
    (
      call,
      {
        whole: {
          round: { id },
        },
      },
    ) => {
      const { actor, body: given, now } = call;
      const { person, grade, body, day, reason } = given;
      const deed = { action: 'result-ruling', subject: id, detail: { what: 'later', person } } as const;
      return doOnceRecorded(call, deed, async (tx) => {
        const whole = await roundWriter(tx).lock(id);
        if (whole === undefined) return refuse('not-found');
        const { round } = whole;
        if (round.state === 'given-up') return refuse('round-given-up');
        const [version] = await resultReader(tx).versions(id);
        if (version?.state !== 'confirmed' || version.settled === undefined) return refuse('not-confirmed');
        if (actor.person === person) return refuse('about-oneself');
        if (day > dayOf(now)) return refuse('decided-in-future');
        if (day < version.settled.day) return refuse('decided-before', { day: version.settled.day });
        const subject = await roundReader(tx).subject(id, person);
        const before = await scoreRound(tx, round, version.asOf, asked, version.days);
        const standing = resultOf(before.run);
        const was = standing.subjects.find((one) => one.id === person);
        if (subject === undefined || was === undefined || putOffBecause(was) === undefined)
          return refuse('not-put-off');
        if (!levelsOf(schemeOf(round.schemeText), subject.population).includes(grade))
          return refuse('level-unknown', { grade });
        const full = fullSeats(standing, person, grade);
        if (full !== undefined) return refuse('seats-full', { ...full, grade });
        const ruling: TriedRuling = { kind: 'subject', target: person, setting: 'later', value: grade };
        const trial = tryRulings(round, before, [ruling]);
        if (!trial.ok) return trial;
        const acting = { account: actor.account, authority: body, now };
        await recordRulings(tx, id, [ruling], { by: body, reason }, acting);
        // As of the same day as before: nobody else's result moves.
        const made = await makeVersion(
          tx,
          round,
          await scoreRound(tx, round, version.asOf, asked, version.days),
          acting,
          {
            reason,
            corrects: true,
          },
        );
        await resultWriter(tx).settle(id, made, { body, day, note: reason }, actor.account, now);
        const [newest] = await resultReader(tx).versions(id);
        if (newest === undefined) throw new Error('a version that was just made is gone');
        await confirmVersion(tx, round, newest, acting, await contested(tx, id));
        await notify(
          tx,
          {
            kind: 'grade-given',
            to: [person],
            matter: `round/${id}/later/${made}`,
            values: { round: round.name },
            console: `/own-results/${id}`,
            phone: `/results/${id}`,
          },
          now,
        );
        return { version: made };
      });
    },
  ),
});
