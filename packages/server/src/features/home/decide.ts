/** What awaits whom. Whoever has nothing to do gets an empty list: there is no reminder that nobody can ever settle. */

/** In the order in which they stand where no limit decides. */
export const awaitingKinds = [
  'password-due',
  'report-returned',
  'report-due',
  'log-this-week',
  'log-due',
  'log-late',
  'review-open',
  'events-to-decide',
  'events-about-me',
  'objections-late',
  'objection-handle',
  'objection-name',
  'objection-decide',
  'shares-confirm',
  'results-propose',
  'results-settle',
  'results-confirm',
  'roster-empty',
  'first-account',
  'office-missing',
  'rules-unset',
  'accounts-locked',
  'accounts-refused',
  'sign-in-refused',
  'mails-failed',
  'people-without-account',
  'passwords-unused',
  'accounts-idle',
  'own-data-changed',
  'totp-off',
] as const;
export type AwaitingKind = (typeof awaitingKinds)[number];

export interface Awaiting {
  readonly kind: AwaitingKind;
  readonly count: number;
  /** ISO moment, or a whole day `2026-03-25`. */
  readonly until?: string;
}

/** How many there are, and the last day of the first. */
interface Limited {
  readonly count: number;
  readonly until?: string;
}

/** What is so now. A part is absent where it is none of this person's business. */
export interface Seen {
  readonly now: Date;
  readonly own: {
    /** When the password must be changed; absent where the rules ask for none. */
    readonly passwordDue?: string;
    /** Holds a role, and signs in with the password alone. */
    readonly passwordAlone: boolean;
    /** Changes of one's own record in the roster within the last `CHECK_DAYS`. */
    readonly changes: number;
  };
  /** 述职报告 that the person has yet to hand in; `until`: the last day of the first of them, and of those that were returned. */
  readonly reports?: {
    readonly due: number;
    readonly until?: string;
    readonly returned: number;
    readonly returnedUntil?: string;
  };
  /** 纪实 that the person has yet to write. */
  readonly logs?: { readonly week?: string; readonly due: number; readonly until?: string; readonly late: number };
  /** People whom it is the person's turn to review; `until`: the last day of the first stage. */
  readonly reviews?: { readonly open: number; readonly until?: string };
  /** 加分减分 that await a decision, and those about the person that they may answer. */
  readonly events: { readonly decide: number; readonly look: number };
  /** Of handlers, office and committee; the limit is that of the one due first. */
  readonly objections?: Readonly<Record<'handle' | 'name' | 'decide' | 'late', Limited>>;
  /** Rounds that wait for committee or office. */
  readonly results?: Readonly<Record<'propose' | 'settle' | 'confirm', Limited>>;
  /** Of the committee: approvals of larger shares that somebody else has entered. */
  readonly shares?: number;
  /** Of the system administrator. */
  readonly accounts?: {
    readonly peopleWithout: number;
    /** Accounts that aren't an administrator's: without one nobody can begin. */
    readonly working: number;
    readonly locked: number;
    /** One-time passwords that nobody has used and that count no more. */
    readonly unused: number;
  };
  /** Of the system administrator: mails that were given up. */
  readonly mailsFailed?: number;
  /** Of the security administrator. */
  readonly powers?: { readonly rulesUnset: boolean; readonly officeHolders: number; readonly idle: number };
  /** Of the audit administrator: within the last `LOOK_DAYS`. */
  readonly refusals?: { readonly access: number; readonly signIn: number };
  /** Of the assessment office. */
  readonly roster?: { readonly people: number };
}

/** Days before its limit from which on a password is spoken of. */
const WARN_DAYS = 14;
/** Days for which a changed record is offered for checking. */
export const CHECK_DAYS = 30;
/** Days back that the audit administrator is told of. */
export const LOOK_DAYS = 7;

const DAY = 86_400_000;

/** What has a limit first, the most pressing on top; then by kind. */
export function awaiting(seen: Seen): readonly Awaiting[] {
  const {
    own,
    reports,
    logs,
    reviews,
    events,
    objections,
    results,
    shares,
    accounts,
    mailsFailed,
    powers,
    refusals,
    roster,
  } = seen;
  const { now } = seen;
  const found: Awaiting[] = [];
  const add = (kind: AwaitingKind, count: number | undefined, until?: string) => {
    if (count !== undefined && count > 0) found.push({ kind, count, ...(until === undefined ? {} : { until }) });
  };
  const due = own.passwordDue;
  add('password-due', due !== undefined && Date.parse(due) - now.getTime() <= WARN_DAYS * DAY ? 1 : 0, due);
  add('report-returned', reports?.returned, reports?.returnedUntil);
  add('report-due', reports?.due, reports?.until);
  add('log-this-week', logs?.week === undefined ? 0 : 1, logs?.week);
  add('log-due', logs?.due, logs?.until);
  add('log-late', logs?.late);
  add('review-open', reviews?.open, reviews?.until);
  add('events-to-decide', events.decide);
  add('events-about-me', events.look);
  const addLimited = (kind: AwaitingKind, found: Limited | undefined) => add(kind, found?.count, found?.until);
  addLimited('objections-late', objections?.late);
  addLimited('objection-handle', objections?.handle);
  addLimited('objection-name', objections?.name);
  addLimited('objection-decide', objections?.decide);
  add('shares-confirm', shares);
  addLimited('results-propose', results?.propose);
  addLimited('results-settle', results?.settle);
  addLimited('results-confirm', results?.confirm);
  add('roster-empty', roster?.people === 0 ? 1 : 0);
  add('first-account', accounts?.working === 0 ? 1 : 0);
  add('office-missing', powers?.officeHolders === 0 ? 1 : 0);
  add('rules-unset', powers?.rulesUnset ? 1 : 0);
  add('accounts-locked', accounts?.locked);
  add('accounts-refused', refusals?.access);
  add('sign-in-refused', refusals?.signIn);
  add('mails-failed', mailsFailed);
  add('people-without-account', accounts?.peopleWithout);
  add('passwords-unused', accounts?.unused);
  add('accounts-idle', powers?.idle);
  add('own-data-changed', own.changes);
  add('totp-off', own.passwordAlone ? 1 : 0);
  const rank = ({ until }: Awaiting) => (until === undefined ? Number.POSITIVE_INFINITY : Date.parse(until));
  return found.sort((a, b) => {
    const [one, other] = [rank(a), rank(b)];
    return one === other ? awaitingKinds.indexOf(a.kind) - awaitingKinds.indexOf(b.kind) : one - other;
  });
}
