/** The event codes of a round's scheme. */
import { type Happening, happeningsOf, type Scheme } from '@shiji/engine';
import type { Round } from '../rounds/model.ts';
import { schemeOf } from '../rounds/scheme-of.ts';

const kept = new WeakMap<Scheme, readonly Happening[]>();

/** Read once a scheme: every list asks for them. */
export function codesOf({ schemeText }: Pick<Round, 'schemeText'>): readonly Happening[] {
  const scheme = schemeOf(schemeText);
  const known = kept.get(scheme) ?? happeningsOf(scheme);
  kept.set(scheme, known);
  return known;
}

export const effectNames = { adds: '加分', subtracts: '减分', either: '按办法认定' } as const satisfies {
  readonly [E in Happening['effect']]: string;
};
