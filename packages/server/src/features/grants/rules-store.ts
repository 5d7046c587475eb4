/** How strict signing in is, as the county decided it. */
import type { Scope, TxScope } from '../../db/scope.ts';
import { defaultPreset, type Preset, presets, type SignInRules, signInRules } from '../sessions/rules.ts';

export interface KeptRules {
  readonly preset: Preset;
  readonly rules: SignInRules;
  readonly changedAt?: string;
  readonly changedBy?: string;
}

export async function readKeptRules({ tenant, db }: Scope): Promise<KeptRules> {
  const row = await db
    .selectFrom('sign_in_rules as r')
    .leftJoin('accounts as a', (join) => join.onRef('a.tenant', '=', 'r.tenant').onRef('a.id', '=', 'r.changed_by'))
    .select(['r.preset', 'r.rules', 'r.changed_at', 'a.name'])
    .where('r.tenant', '=', tenant)
    .executeTakeFirst();
  if (row === undefined) return { preset: defaultPreset, rules: presets[defaultPreset] };
  return {
    preset: presetOf(row.preset),
    rules: signInRules.parse(row.rules),
    changedAt: row.changed_at,
    ...(row.name === null ? {} : { changedBy: row.name }),
  };
}

export async function keepRules(
  { tenant, db }: TxScope,
  preset: Preset,
  rules: SignInRules,
  by: string,
  at: Date,
): Promise<void> {
  const kept = { preset, rules: JSON.stringify(rules), changed_at: at.toISOString(), changed_by: by };
  await db
    .insertInto('sign_in_rules')
    .values({ tenant, ...kept })
    .onConflict((conflict) => conflict.column('tenant').doUpdateSet(kept))
    .execute();
}

function presetOf(text: string): Preset {
  if (text !== 'dengbao3' && text !== 'asvs') throw new Error(`unknown preset ${text}`);
  return text;
}
