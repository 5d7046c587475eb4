/** What schemes leave in the ledger; the subject of each fact is the adopted scheme. */
import type { Json } from '../../ledger/json.ts';
import type { Checked } from './findings.ts';
import type { Above, AdoptedScheme, LiveUnit, SchemeVersion } from './model.ts';

export const APPROVED = 'scheme.approved';
export const LIVE = 'scheme.live';

/** Which text was approved: anybody who holds it can compute both hashes again. */
export const approvedFact = (
  { number, note, submitted }: SchemeVersion,
  { scheme, hash, sha256 }: Checked,
  above: Above | undefined,
): Json => ({
  number,
  name: scheme.name,
  hash,
  sha256,
  note,
  ...(submitted === undefined ? {} : { submittedBy: submitted.by }),
  ...(above === undefined ? {} : { above: { ...above } }),
});

/** Where it is live from now on, and where it was until now. */
export const liveFact = (
  { live }: Pick<AdoptedScheme, 'live'>,
  units: readonly LiveUnit[],
  names: ReadonlyMap<string, string>,
): Json => ({
  units: units.map(({ unit, since }) => ({ id: unit, name: names.get(unit) ?? '', since })),
  before: live.map(({ unit, since }) => ({ id: unit, since })),
});
