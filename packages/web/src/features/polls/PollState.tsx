import { Mark } from '../../console/lists.tsx';
import type { Summary } from './shapes.ts';

const tones = { draft: 'warn', open: 'good', closed: undefined, void: 'bad' } as const;

/** How a poll stands, in words. */
export function PollState({ state, name }: { readonly state: Summary['state']; readonly name: string }) {
  const tone = tones[state];
  return <Mark {...(tone === undefined ? {} : { tone })}>{name}</Mark>;
}
