/** Somebody as the round assesses them, who looks at what is theirs to object to. */
import type { Scope } from '../../db/scope.ts';
import type { Actor } from '../../http/actor.ts';
import { roundReader } from '../rounds/store.ts';

interface Asked {
  readonly params: { readonly id: string };
  readonly scope: Scope;
  readonly actor: Actor;
}

export async function findOwn({ params, scope, actor }: Asked): Promise<{ readonly person: string } | undefined> {
  const subject = actor.person === undefined ? undefined : await roundReader(scope).subject(params.id, actor.person);
  return subject === undefined ? undefined : { person: subject.person };
}
