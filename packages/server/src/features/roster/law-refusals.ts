/** The laws of the roster as refusals of routes. */
import type { RefusalTable, RefusalWords, Refused } from '../../http/refusals.ts';
import { type RosterRefusalCode, rosterSentences } from './copy.ts';
import type { RosterRefusal } from './laws.ts';

/** Faults of what was typed; all others lie in how it stands to the rest of the roster. */
const TYPED: readonly RosterRefusalCode[] = [
  'day-unknown',
  'until-before-since',
  'unit-name-blank',
  'unit-name-too-long',
  'unit-without-parent',
  'name-blank',
  'name-too-long',
  'name-private-use',
  'name-characters',
  'override-without-reason',
  'person-unknown',
  'unit-unknown',
  'unit-parent-unknown',
  'tenure-unknown',
];

export const lawCodes = [...(Object.keys(rosterSentences) as RosterRefusalCode[]), 'roster-busy'] as const;
export type LawCode = RosterRefusalCode | 'roster-busy';

/** `{name}` in place of each value. */
const names = new Proxy({} as Readonly<Record<string, string>>, { get: (_, name) => `{${String(name)}}` });

export const lawRefusals: RefusalTable & Readonly<Record<LawCode, RefusalWords>> = {
  ...(Object.fromEntries(
    Object.entries(rosterSentences).map(([code, sentence]) => [
      code,
      {
        status: TYPED.some((typed) => typed === code) ? 422 : 409,
        title: (sentence as (values: Readonly<Record<string, string>>) => string)(names),
      },
    ]),
  ) as Readonly<Record<RosterRefusalCode, RefusalWords>>),
  'roster-busy': { status: 409, title: '正在导入人员机构，这期间暂不能修改。请等导入结束后再试。' },
};

export function refusedByLaw({ refusal, values }: RosterRefusal): Refused<LawCode> {
  // What has no name of its own is removed.
  const named = values.name === '' ? { ...values, name: '这条信息' } : values;
  return { ok: false, refusal, values: named };
}
