/** 青禾县 put into an empty county: its roster, and an account for one person of each kind who uses the product. */
import { v7 as uuid } from 'uuid';
import type { TxScope } from '../db/scope.ts';
import { createAccount } from '../features/accounts/store.ts';
import { grantsWriter } from '../features/grants/store.ts';
import { hashPassword } from '../features/passwords/hashing.ts';
import { RosterBook } from '../features/roster/book.ts';
import { chainsOn } from '../features/roster/chain.ts';
import type { Roster, RosterChange, Tenure } from '../features/roster/model.ts';
import { rosterOn } from '../features/roster/roster-on.ts';
import { rosterWriter } from '../features/roster/store.ts';
import type { Held } from '../http/actor.ts';
import { dayOf } from '../ports/clock.ts';
import { demoCounty } from './county.ts';
import { type DemoLogin, demoKinds } from './kinds.ts';

export interface DemoAccount {
  readonly login: DemoLogin;
  readonly name: string;
  /** What the person comes for, in Chinese. */
  readonly about: string;
}

/** Of a county that has been at work for a while. */
export interface DemoPast {
  readonly roster?: Roster;
  /** Since when the accounts and their powers have been there. */
  readonly since?: Date;
}

interface Holder {
  readonly login: DemoLogin;
  readonly held: readonly Held[];
  /** Of the roster; administrators are nobody's of it. */
  readonly person?: string;
}

const ORDER = ['unit', 'person', 'tenure', 'standing', 'oversight', 'override'] as const;

/**
 * Fills the county, in which there must be no roster yet, as of the day of `now`. All accounts have the one password; it needn't be changed,
 * so that a demonstration can begin at once. Throws where a login is taken.
 */
export async function loadDemo(
  tx: TxScope,
  password: string,
  now: Date,
  { roster = demoCounty(dayOf(now)), since = now }: DemoPast = {},
): Promise<readonly DemoAccount[]> {
  const today = dayOf(now);
  const book = new RosterBook(roster);
  const loader = uuid();
  const writer = rosterWriter(tx, { by: loader, at: now });
  await writer.lock();
  await writer.put(ORDER.flatMap((kind) => roster[kind].map((after) => ({ kind, after }) as RosterChange)));
  const hash = await hashPassword(password);
  const accounts: DemoAccount[] = [];
  for (const { login, held, person } of holders(book, today)) {
    const about = demoKinds[login];
    const name = (person === undefined ? undefined : book.person(person)?.name) ?? about;
    const made = await createAccount(tx, { login, name, at: since, ...(person === undefined ? {} : { person }) });
    if (!made.ok) throw new Error(`the login ${login} is taken`);
    await tx.db
      .updateTable('accounts')
      .set({ password_hash: hash, password_set_at: now.toISOString(), must_change: false })
      .where('tenant', '=', tx.tenant)
      .where('id', '=', made.id)
      .execute();
    for (const role of held) await grantsWriter(tx).give(made.id, role, loader, since);
    accounts.push({ login, name, about });
  }
  return accounts;
}

/** People who stand in one another's chains, so that what one does, the next one sees. */
function holders(book: RosterBook, day: string): readonly Holder[] {
  const on = rosterOn(book, day);
  const chains = chainsOn(book, day);
  const reviewer = (tenure: Tenure, step: 'sectionHead' | 'inCharge' | 'principal'): string | undefined => {
    const outcome = chains.chainOf(tenure).steps[step];
    return outcome.kind === 'reviewer' ? outcome.person : undefined;
  };
  const staff = (unit: string) =>
    on.tenuresIn(book.unitsNamed(unit)[0]?.id ?? '', true).filter(({ duty }) => duty === 'staff');
  const whole = staff(BUREAU).find((tenure) =>
    (['sectionHead', 'inCharge', 'principal'] as const).every((step) => reviewer(tenure, step) !== undefined),
  );
  const cadre = book
    .all('tenure')
    .find(({ staffing, duty, until }) => staffing === '村干部' && duty === 'principal' && until === undefined);
  const bureau = book.unitsNamed(BUREAU)[0]?.id;
  if (whole === undefined || cadre === undefined || bureau === undefined)
    throw new Error(`${BUREAU} lacks the people of the demonstration`);
  const of = (unit: string, nth: number): string => {
    const person = staff(unit).filter(({ person }) => person !== whole.person)[nth]?.person;
    if (person === undefined) throw new Error(`${unit} has nobody left for an account`);
    return person;
  };
  const committee = book.all('tenure').find(({ post }) => post === '组织部部长')?.person;
  const person = (id: string | undefined) => (id === undefined ? {} : { person: id });
  return [
    { login: 'staff', held: [], person: whole.person },
    { login: 'village', held: [], person: cadre.person },
    { login: 'head', held: [], ...person(reviewer(whole, 'sectionHead')) },
    { login: 'incharge', held: [], ...person(reviewer(whole, 'inCharge')) },
    { login: 'principal', held: [], ...person(reviewer(whole, 'principal')) },
    { login: 'unit', held: [{ role: 'unitAdmin', unit: bureau }], person: of(BUREAU, 1) },
    { login: 'office', held: [{ role: 'office' }], person: of('县委组织部', 0) },
    { login: 'committee', held: [{ role: 'committee' }], ...person(committee) },
    { login: 'inspector', held: [{ role: 'inspector' }], person: of('县委办公室', 0) },
    { login: 'system', held: [{ role: 'systemAdmin' }] },
    { login: 'security', held: [{ role: 'securityAdmin' }] },
    { login: 'audit', held: [{ role: 'auditAdmin' }] },
  ];
}

const BUREAU = '县农业农村局';
