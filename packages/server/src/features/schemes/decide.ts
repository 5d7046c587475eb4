/** What may become of a version, and where a scheme may be live. Who may do it at all says policy.ts. */
import type { AdoptedScheme, LiveUnit, VersionLine, VersionState } from './model.ts';

type Seen = Pick<VersionLine, 'state' | 'revision'>;

/** A draft or what came back is worked on; what was submitted waits, and what was approved stays as it is. */
export const isOpen = (state: VersionState): boolean => state === 'draft' || state === 'returned';

export function saveFault(version: Seen, revision: number): 'scheme-changed' | 'version-closed' | undefined {
  if (!isOpen(version.state)) return 'version-closed';
  return version.revision === revision ? undefined : 'scheme-changed';
}

/** Who submitted it may take it back themself. */
export function returnFault(version: Seen, revision: number): 'scheme-changed' | 'not-submitted' | undefined {
  if (version.state !== 'submitted') return 'not-submitted';
  return version.revision === revision ? undefined : 'scheme-changed';
}

/** `own`: accounts of whoever would approve it: another person than the one who submitted it. */
export function decideFault(
  version: Seen & Pick<VersionLine, 'submitted'>,
  revision: number,
  own: ReadonlySet<string>,
): 'scheme-changed' | 'not-submitted' | 'own-submission' | undefined {
  return (
    returnFault(version, revision) ??
    (version.submitted !== undefined && own.has(version.submitted.by) ? 'own-submission' : undefined)
  );
}

/** One draft at a time: a new one begins where the newest version was approved. */
export const draftFault = ({ versions }: Pick<AdoptedScheme, 'versions'>): 'draft-there' | undefined =>
  versions[0]?.state === 'approved' ? undefined : 'draft-there';

export function liveFault(
  scheme: Pick<AdoptedScheme, 'versions' | 'revision'>,
  revision: number,
  units: readonly LiveUnit[],
): 'scheme-changed' | 'nothing-approved' | 'unit-twice' | undefined {
  if (scheme.revision !== revision) return 'scheme-changed';
  if (!scheme.versions.some(({ state }) => state === 'approved')) return 'nothing-approved';
  return new Set(units.map(({ unit }) => unit)).size === units.length ? undefined : 'unit-twice';
}

/** Whether it is live on the day for somebody whose units have these paths, from the county down. */
export const isLive = (live: readonly LiveUnit[], unitPaths: readonly (readonly string[])[], day: string): boolean =>
  live.some(({ unit, since }) => since <= day && unitPaths.some((path) => path.includes(unit)));

/** What a broken text calls itself; of one that checks the engine says it. */
export function nameIn(text: string): string | undefined {
  const name = /^name:[ \t]*(.+?)[ \t]*$/m.exec(text)?.[1]?.replace(/^(["'])(.*)\1$/, '$2');
  return name === undefined || name === '' ? undefined : name.slice(0, 100);
}
