/** Typing in what was counted by hand. */
import type { Scope, TxScope } from '../../db/scope.ts';
import type { Actor } from '../../http/actor.ts';
import { refuse } from '../../http/refusals.ts';
import { ownAccounts } from '../accounts/own-accounts.ts';
import type { Poll } from './model.ts';
import { type PaperReading, tidyReading, whoseReading } from './paper-readings.ts';
import { pollReader } from './store.ts';
import { accountNames, papersShown } from './view.ts';
import { pollWriter } from './writer.ts';

/** How far the typing is, with the asker's own reading: the other's stays unseen, or it would only be repeated. */
export async function papersPage(scope: Scope, actor: Actor, poll: Poll, electorate: string) {
  const reader = pollReader(scope);
  const forms = await reader.forms(poll.id);
  const form = forms.find(({ electorates }) => electorates.some((one) => one.id === electorate && one.paper));
  if (form === undefined) return refuse('not-found');
  const typed = await reader.readings(poll.id, electorate);
  const readings = typed.get(electorate) ?? [];
  const own = await ownAccounts(scope, actor);
  const mine = readings.find(({ typedBy }) => own.has(typedBy))?.counts;
  return {
    ...papersShown(poll, form, readings, await accountNames(scope, typed), own),
    electorate,
    form: form.id,
    group: form.electorates.find(({ id }) => id === electorate)?.group ?? '',
    ...(mine === undefined ? {} : { mine: copied(mine) }),
  };
}

/** As answers have it: lists that may be changed. */
const copied = ({ papers, questions }: PaperReading) => ({
  papers,
  questions: questions.map(({ subjects, ...question }) => ({
    ...question,
    subjects: subjects.map(({ subject, counts }) => ({ subject, counts: [...counts] })),
  })),
});

export interface Typing {
  readonly poll: string;
  readonly electorate: string;
  readonly reading?: 1 | 2 | undefined;
  readonly counts: PaperReading;
}

export async function keepPapers(
  tx: TxScope,
  actor: Actor,
  { poll: id, electorate, reading: named, counts }: Typing,
  now: Date,
) {
  const writer = pollWriter(tx);
  const poll = await writer.lock(id);
  if (poll === undefined) return refuse('not-found');
  if (poll.state !== 'open') return refuse('not-open');
  const forms = await writer.forms(id);
  const form = forms.find(({ electorates }) => electorates.some((one) => one.id === electorate));
  if (form === undefined) return refuse('not-found');
  if (form.electorates.find((one) => one.id === electorate)?.paper !== true) return refuse('no-papers');
  const readings = (await writer.readings(id, electorate)).get(electorate) ?? [];
  const whose = whoseReading(readings, await ownAccounts(tx, actor), named);
  if (!whose.ok) return refuse(whose.refusal);
  const tidy = tidyReading(poll.rules, form, counts);
  if (!tidy.ok) return { ...refuse('papers-invalid'), errors: tidy.faults };
  await writer.keepReading(id, electorate, {
    reading: whose.reading,
    typedBy: actor.account,
    typedAt: now.toISOString(),
    counts: tidy.reading,
  });
  return papersPage(tx, actor, poll, electorate);
}
