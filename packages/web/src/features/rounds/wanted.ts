/** What somebody has chosen for a new round, and how it is asked for. */
import type { Input } from '../../api/shape.ts';

export interface Wanted {
  readonly scheme: string;
  readonly units: readonly string[];
  readonly from: string;
  readonly to: string;
  /** Null until somebody types one: as the plan calls it. */
  readonly name: string | null;
  readonly translations: readonly { readonly attribute: string; readonly value: string; readonly as: string }[];
  readonly supplied: readonly {
    readonly attribute: string;
    readonly value: string;
    readonly units: readonly string[];
  }[];
  readonly reviewers: readonly {
    readonly person: string;
    readonly step: 'sectionHead' | 'inCharge' | 'principal';
    readonly reviewer: { readonly id: string; readonly name: string };
  }[];
  /** Null until somebody changes one: as the plan lays them. */
  readonly days: readonly { readonly key: string; readonly begins: string; readonly ends: string }[] | null;
}

export const blankWanted: Wanted = {
  scheme: '',
  units: [],
  from: '',
  to: '',
  name: null,
  translations: [],
  supplied: [],
  reviewers: [],
  days: null,
};

/** Of a translation that an empty word stands for nothing. */
export const NOTHING = '—';

/** Undefined while there is not enough for a plan. */
export function askedFor(wanted: Wanted): Input<'POST /api/rounds/plans'>['body'] | undefined {
  const { scheme, units, from, to, translations, supplied, reviewers, days } = wanted;
  if (scheme === '' || units.length === 0) return undefined;
  return {
    scheme,
    units: [...units],
    ...(from === '' ? {} : { from }),
    ...(to === '' ? {} : { to }),
    translations: translations.map(({ attribute, value, as }) => ({
      attribute,
      value,
      ...(as === NOTHING ? {} : { as }),
    })),
    supplied: supplied
      .filter(({ value, units: of }) => value !== '' && of.length > 0)
      .map((one) => ({ ...one, units: [...one.units] })),
    reviewers: reviewers.map(({ person, step, reviewer }) => ({ person, step, reviewer: reviewer.id })),
    ...(days === null ? {} : { days: days.map((one) => ({ ...one })) }),
  };
}
