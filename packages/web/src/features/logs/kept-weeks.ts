/**
 * What writing one's weeks takes where there is no network: which are to be written, and what the form of each kind offers. Only what is
 * yet to be written for the first time: nothing of what somebody has written lies on the device, and a summary is drafted by the server.
 */
import type { DeviceCopy } from '../../offline/device-copy.ts';
import type { Entry, OwnEntry, OwnRound, Span } from './copy.ts';
import type { Where } from './outbox.ts';

export interface OwnWeeks {
  readonly rounds: OwnRound[];
}

/** What a form offers, the same for each week of one kind. */
export type Form = Pick<Entry, 'person' | 'choices' | 'ready' | 'most'>;
type Forms = Readonly<Record<string, Form>>;

export interface KeptWeeks {
  readonly keepWeeks: (weeks: OwnWeeks) => void;
  readonly keepForm: (at: Pick<Where, 'id' | 'entry'>, entry: Form) => void;
  readonly weeks: () => OwnWeeks | undefined;
  /** Undefined where it isn't for writing now, or nothing was kept of it. */
  readonly entry: (where: Where) => Entry | undefined;
}

/** `today`: the day in China, `2026-03-27`. */
export function createKeptWeeks(copy: DeviceCopy, account: string, today: () => string): KeptWeeks {
  const forms = (): Forms => (copy.kept('forms', account) as Forms | undefined) ?? {};
  const weeks = (): OwnWeeks | undefined => {
    const kept = copy.kept('logs', account) as OwnWeeks | undefined;
    return kept && { rounds: kept.rounds.map((round) => onDay(round, today())) };
  };
  return {
    keepWeeks: (all) => copy.keep(account, 'logs', all),
    keepForm: ({ id, entry }, { person, choices, ready, most }) =>
      copy.keep(account, 'forms', { ...forms(), [`${id}/${entry}`]: { person, choices, ready, most } }),
    weeks,
    entry: (where) => {
      const own = weeks()?.rounds.find(({ round, person }) => round.id === where.id && person === where.person);
      const kind = own?.entries.find(({ entry }) => entry === where.entry);
      const span = kind?.spans.find((one) => one.span === where.span);
      const form = forms()[`${where.id}/${where.entry}`];
      if (own === undefined || kind === undefined || span === undefined || form === undefined) return undefined;
      if (!isFirst(kind, span)) return undefined;
      const { spans, ...entry } = kind;
      return { ...span, round: own.round, entry, ...form, abilities: { write: true } };
    },
  };
}

/** A kind of entry of which something is to be written, with a week by which the server can be asked what its form offers. */
export function formsToAsk({ rounds }: OwnWeeks): readonly Where[] {
  return rounds.flatMap(({ round, person, entries }) =>
    entries.flatMap((kind) => {
      const span = kind.spans.find((one) => isFirst(kind, one));
      return span === undefined ? [] : [{ id: round.id, person, entry: kind.entry, span: span.span }];
    }),
  );
}

/** Written for the first time, by oneself. */
const isFirst = ({ from }: Pick<OwnEntry, 'from'>, { open, revision }: Span): boolean =>
  open && revision === 0 && from === undefined;

/** A week that has begun since is there to be written; whether one is late is what the server says of the day on which it arrives. */
function onDay(own: OwnRound, today: string): OwnRound {
  const begun = (span: Span): Span =>
    span.state === 'coming' && span.from <= today ? { ...span, state: 'open', stateName: '待写', open: true } : span;
  return { ...own, entries: own.entries.map((kind) => ({ ...kind, spans: kind.spans.map(begun) })) };
}
