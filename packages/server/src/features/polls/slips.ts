/** Slips to be printed: they follow from the key and stand nowhere. */
import type { Scope } from '../../db/scope.ts';
import { refuse } from '../../http/refusals.ts';
import type { BallotKeys } from '../../ports/ballot-keys.ts';
import { ballotsHere } from './ballots-here.ts';
import { codesOf, slipOf } from './codes.ts';
import type { Poll } from './model.ts';
import { shuffled } from './open.ts';
import { pollReader } from './store.ts';

/** All of a group, in another order each time; which of them were used is told to nobody. */
export async function slipsOf(scope: Scope, keys: BallotKeys, publicUrl: string, poll: Poll, electorate: string) {
  if (poll.state !== 'open') return refuse('not-open');
  const forms = await pollReader(scope).forms(poll.id);
  const form = forms.find(({ electorates }) => electorates.some(({ id }) => id === electorate));
  const one = form?.electorates.find(({ id }) => id === electorate);
  if (form === undefined || one === undefined || one.slips === 0) return refuse('no-slips');
  const here = await ballotsHere(scope, keys, poll.id, forms);
  if (!here.ok || here.key === undefined) return refuse('key-elsewhere');
  const { code: county } = await scope.db
    .selectFrom('tenants')
    .select('code')
    .where('id', '=', scope.tenant)
    .executeTakeFirstOrThrow();
  return {
    title: poll.title,
    form: form.name,
    group: one.group,
    ...(poll.endsAt === undefined ? {} : { endsAt: poll.endsAt }),
    entrance: `${publicUrl}/b`,
    slips: shuffled(codesOf(here.key, electorate, 'slip', one.slips)).map((code) => ({
      code,
      address: `${publicUrl}/b/${slipOf(county, code)}`,
    })),
  };
}
