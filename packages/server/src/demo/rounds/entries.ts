/** What people of a round write week by week: many, so that they are recorded in one go, each as its slice records it on its day. */
import { write } from '../../db/scope.ts';
import { askedIn, standingIn } from '../../features/logs/asked.ts';
import { indicatorsOf } from '../../features/logs/indicators.ts';
import { LOG_ENTRY, type LogEntryPayload } from '../../features/logs/log-facts.ts';
import { logWriter } from '../../features/logs/store.ts';
import type { Day, Duty } from '../../features/roster/model.ts';
import { daysBetween, daysLater } from '../../features/roster/spans.ts';
import { recordInRound } from '../../features/rounds/round-facts.ts';
import { roundReader } from '../../features/rounds/store.ts';
import type { Json } from '../../ledger/json.ts';
import { announcedCalendar } from '../../ports/calendar.ts';
import { dayOf, dayStart } from '../../ports/clock.ts';
import { chance } from '../chance.ts';
import type { Hands } from './hands.ts';
import { monthOf, weekOf } from './words.ts';

export interface Writing {
  readonly round: string;
  /** The last day on which something is written. */
  readonly until: Day;
  readonly dutyOf: (person: string) => Duty;
  /** They write all of theirs in time. */
  readonly diligent: ReadonlySet<string>;
}

/** Of each hundred that are written some are late and a few never come. */
const LATE = 0.05;
const NEVER = 0.02;

/** Of every week and month that is over by then. Gives how many. */
export async function writeEntries(hands: Hands, { round, until, dutyOf, diligent }: Writing): Promise<number> {
  const { scope } = hands;
  const reader = roundReader(scope);
  const whole = await reader.round(round);
  if (whole === undefined) throw new Error('the demonstration lacks a round');
  const around = askedIn(whole, announcedCalendar());
  const subjects = await reader.subjects(round);
  const written = subjects
    .filter(({ population }) => population !== undefined)
    .flatMap((subject) =>
      around.entries.flatMap(({ asked, whiles }) =>
        whiles.flatMap((one) => {
          const { person } = subject;
          const day = dayOfWriting(person, one, diligent.has(person));
          if (day === undefined || day > until) return [];
          if (standingIn(around, subject, one, undefined, day).state === 'excused') return [];
          const at = momentOf(person, one.span, day, hands.now());
          const known = indicatorsOf(around.scheme, subject.population).filter(({ counted }) => counted);
          const draw = chance(`about/${person}/${one.span}`);
          const payload: LogEntryPayload = {
            round,
            entry: asked.id,
            span: one.span,
            ends: one.ends,
            day,
            inTime: day <= one.due,
            text: (asked.every === 'week' ? weekOf : monthOf)(dutyOf(person), person, one.span),
            indicators: known.length === 0 ? [] : [draw.pick(known).id],
          };
          return [{ person, at, payload }];
        }),
      ),
    )
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  await write(scope, async (tx) => {
    const recorded = await recordInRound(
      tx,
      round,
      written.map(({ person, at, payload }) => ({
        kind: LOG_ENTRY,
        subject: person,
        payload: payload as unknown as Json,
        at,
        actor: hands.of(person).account,
        authority: 'self',
        evidence: [],
        occurrence: `log ${round} ${person} ${payload.entry} ${payload.span}`,
      })),
    );
    if (!recorded.ok) throw new Error(`entries of the demonstration were refused: ${recorded.refusal}`);
    await logWriter(tx).insertAll(
      written.map(({ person, at, payload: { entry, span, day, inTime } }, nth) => ({
        at: { round, person, entry, span },
        first: { day, inTime },
        fact: recorded.ids[nth] ?? '',
        now: at,
      })),
    );
  });
  return written.length;
}

/** Most write on the last working day or the day after; undefined: never. */
function dayOfWriting(
  person: string,
  { span, ends, due }: { readonly span: string; readonly ends: Day; readonly due: Day },
  isDiligent: boolean,
): Day | undefined {
  const draw = chance(`entry/${person}/${span}`);
  if (!isDiligent && draw.happens(NEVER)) return undefined;
  if (!isDiligent && draw.happens(LATE)) return daysLater(due, draw.whole(1, 4));
  return daysLater(ends, draw.whole(0, Math.max(0, Math.min(1, daysBetween(ends, due)))));
}

/** Some minute of the working day, and not later than now. */
function momentOf(person: string, span: string, day: Day, now: Date): Date {
  const minutes = chance(`minute/${person}/${span}`).whole(8 * 60, 20 * 60);
  const at = new Date(dayStart(day).getTime() + minutes * 60_000);
  return at > now && dayOf(now) === day ? now : at;
}
