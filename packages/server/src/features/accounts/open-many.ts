/** Accounts for people of the roster, many at once. Who has one is passed over, so that the same list may be sent again. */
import { writeWorkbook } from '@shiji/tables';
import type { TxScope } from '../../db/scope.ts';
import { type Skipped, slipWords } from './copy.ts';
import { directoryWriter, type PersonEntry } from './directory.ts';
import type { OneTimePassword } from './one-time-password.ts';
import { createAccount, loginOf, setOneTimePassword } from './store.ts';

export interface Opened extends PersonEntry {
  readonly opened: string;
  readonly login: string;
  readonly password: string;
}

export interface OpenedMany {
  readonly opened: readonly Opened[];
  readonly skipped: readonly { readonly id: string; readonly name?: string; readonly why: Skipped }[];
}

/** `passwords` are made beforehand, one for each: hashing takes too long for a transaction. */
export async function openMany(
  tx: TxScope,
  people: readonly PersonEntry[],
  passwords: readonly OneTimePassword[],
  by: string,
  at: Date,
): Promise<OpenedMany> {
  const opened: Opened[] = [];
  const skipped: OpenedMany['skipped'][number][] = [];
  if (people.length === 0) return { opened, skipped };
  const writer = directoryWriter(tx);
  const ids = people.map(({ id }) => id);
  const there = await writer.lockPeople(ids);
  const logins = await writer.loginsOf(ids);
  for (const [index, person] of people.entries()) {
    const { id, code, name } = person;
    const given = passwords[index];
    if (given === undefined) throw new Error('a person without a password');
    const skip = (why: Skipped) => skipped.push({ id, name, why });
    if (!there.has(id)) skip('person-unknown');
    else if (logins.has(id)) skip('person-has-account');
    else if (code === undefined) skip('person-without-code');
    else {
      const created = await createAccount(tx, { login: code, name, person: id, by, at });
      if (!created.ok) skip(created.refusal);
      else {
        await setOneTimePassword(tx, created.id, given, at);
        opened.push({ ...person, opened: created.id, login: loginOf(code), password: given.password });
      }
    }
  }
  return { opened, skipped };
}

/** The sheet to print and cut into strips. */
export async function slips(opened: readonly Opened[]): Promise<Uint8Array> {
  return await writeWorkbook([
    {
      name: slipWords.sheet,
      title: slipWords.title,
      notes: slipWords.notes,
      columns: slipWords.columns.map((header) => ({ header, kind: 'text' as const })),
      rows: opened.map(({ unit, name, code, login, password }) => [unit, name, code, login, password]),
    },
  ]);
}
