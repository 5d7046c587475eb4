/** What a change of the roster must respect. Each law looks at the change and what it touches, never at the whole roster. */
import type { RosterBook } from './book.ts';
import type { RosterRefusalCode } from './copy.ts';
import {
  type ChainOverride,
  chainSteps,
  type Oversight,
  type Person,
  parentKinds,
  type RosterChange,
  type Span,
  type Standing,
  standingKinds,
  type Tenure,
  type Unit,
  unitKinds,
} from './model.ts';
import { nameRefusal } from './names.ts';
import { rosterOn } from './roster-on.ts';
import { isDay, overlap, within } from './spans.ts';

export interface RosterRefusal {
  readonly ok: false;
  readonly refusal: RosterRefusalCode;
  /** What the sentence names. */
  readonly values: Readonly<Record<string, string>>;
}
export type Decided = { readonly ok: true; readonly change: RosterChange } | RosterRefusal;

/**
 * Whether the change may be made to the roster as it stands. Refuses with one of the codes of `rosterSentences`. A change whose `before` is
 * not what stands there is refused as `changed-meanwhile`.
 */
export function decide(book: RosterBook, change: RosterChange): Decided {
  const id = change.after?.id ?? change.before?.id;
  if (id === undefined || (change.before !== undefined && change.before.id !== id)) {
    throw new RangeError('a change has a record before or after, with one id');
  }
  if (!same(book.record(change.kind, id), change.before)) return refuse('changed-meanwhile');
  const refused = change.after === undefined ? removal(book, change) : (span(change.after) ?? making(book, change));
  return refused ?? { ok: true, change };
}

const refuse = (refusal: RosterRefusalCode, values: Readonly<Record<string, string>> = {}): RosterRefusal => ({
  ok: false,
  refusal,
  values,
});

/** Records are flat: the same keys with the same values. */
export function same(a: object | undefined, b: object | undefined): boolean {
  const entries = (record: object | undefined) =>
    record === undefined ? [] : Object.entries(record).filter(([, value]) => value !== undefined);
  const own = entries(a);
  const other = new Map<string, unknown>(entries(b));
  return own.length === other.size && own.every(([key, value]) => other.get(key) === value);
}

function span(record: object & Span): RosterRefusal | undefined {
  const { since, until } = record;
  for (const day of [since, until]) if (day !== undefined && !isDay(day)) return refuse('day-unknown', { day });
  if (since === undefined || until === undefined || since <= until) return undefined;
  return refuse('until-before-since', { since, until });
}

function making(book: RosterBook, change: RosterChange): RosterRefusal | undefined {
  if (change.after === undefined) return undefined;
  switch (change.kind) {
    case 'unit':
      return unit(book, change.after);
    case 'person':
      return person(book, change.after);
    case 'tenure':
      return tenure(book, change.after);
    case 'standing':
      return standing(book, change.after);
    case 'oversight':
      return oversight(book, change.after);
    case 'override':
      return override(book, change.after);
  }
}

function unit(book: RosterBook, one: Unit): RosterRefusal | undefined {
  const { id, name, kind, code } = one;
  if (name === '') return refuse('unit-name-blank');
  if ([...name].length > 100) return refuse('unit-name-too-long', { name });
  if (code !== undefined && book.unitsCoded(code).some((other) => other.id !== id)) {
    return refuse('unit-code-taken', { code, other: book.unitsCoded(code).find((o) => o.id !== id)?.name ?? '' });
  }
  if (one.parent === undefined && kind !== 'county') return refuse('unit-without-parent', { name });
  const parent = one.parent === undefined ? undefined : book.unit(one.parent);
  if (one.parent !== undefined) {
    if (parent === undefined) return refuse('unit-parent-unknown', { name });
    if (one.parent === id || book.upwards(one.parent).some((above) => above.id === id)) {
      return refuse('unit-in-circle', { name, parent: parent.name });
    }
    if (!parentKinds[kind].includes(parent.kind)) {
      const allowed = parentKinds[kind].map((k) => unitKinds[k]).join('、') || '无';
      return refuse('unit-parent-kind', { name, kind: unitKinds[kind], parentKind: unitKinds[parent.kind], allowed });
    }
    if (parent.until !== undefined && (one.until === undefined || one.until > parent.until)) {
      return refuse('unit-outlives-parent', { name, parent: parent.name, until: parent.until });
    }
    const twin = book.childrenOf(one.parent).find((o) => o.id !== id && o.name === name && overlap(o, one));
    if (twin !== undefined) return refuse('unit-name-taken', { name, parent: parent.name });
  }
  const children = book.childrenOf(id);
  const unfit = children.find((child) => !parentKinds[child.kind].includes(kind));
  if (unfit !== undefined) {
    return refuse('unit-kind-of-children', { name, kind: unitKinds[kind], child: unfit.name });
  }
  // The beginning of a unit is often not known to anybody: only its end binds what is below.
  const life: Span = one.until === undefined ? {} : { until: one.until };
  const child = children.find((below) => !within(below, life));
  if (child !== undefined) return refuse('unit-has-units', { name, child: child.name, count: String(children.length) });
  const staying = book.tenuresIn(id).filter((held) => !within(held, one));
  if (staying.length > 0) {
    const names = staying.slice(0, 3).map((held) => book.person(held.person)?.name ?? '');
    return refuse('unit-has-people', { name, count: String(staying.length), people: names.join('、') });
  }
  return undefined;
}

function person(book: RosterBook, { id, name, code }: Person): RosterRefusal | undefined {
  const wrong = nameRefusal(name);
  if (wrong !== undefined) return refuse(wrong, { name });
  if (code === undefined) return undefined;
  const other = book.peopleCoded(code).find((one) => one.id !== id);
  return other === undefined ? undefined : refuse('person-code-taken', { code, other: other.name });
}

function tenure(book: RosterBook, one: Tenure): RosterRefusal | undefined {
  const who = book.person(one.person);
  if (who === undefined) return refuse('person-unknown');
  const where = book.unit(one.unit);
  if (where === undefined) return refuse('unit-unknown');
  if (!within(one, where)) return refuse('tenure-outside-unit', { person: who.name, unit: where.name });
  const others = book.tenuresOf(one.person).filter((held) => held.id !== one.id && overlap(held, one));
  const twin = others.find((held) => !held.main && held.unit === one.unit);
  if (!one.main && twin !== undefined) {
    return refuse('tenure-twice', { person: who.name, unit: where.name, since: twin.since });
  }
  const other = one.main ? others.find((held) => held.main) : undefined;
  if (other === undefined) return undefined;
  return refuse('main-tenures-overlap', {
    person: who.name,
    unit: book.unit(other.unit)?.name ?? '',
    since: other.since,
    until: other.until ?? '今',
  });
}

function standing(book: RosterBook, one: Standing): RosterRefusal | undefined {
  const who = book.person(one.person);
  if (who === undefined) return refuse('person-unknown');
  const twin = book.standingsOf(one.person).find((o) => o.id !== one.id && o.kind === one.kind && overlap(o, one));
  if (twin === undefined) return undefined;
  return refuse('standing-twice', { person: who.name, kind: standingKinds[one.kind], since: twin.since });
}

function oversight(book: RosterBook, one: Oversight): RosterRefusal | undefined {
  const leader = book.person(one.leader);
  if (leader === undefined) return refuse('person-unknown');
  const where = book.unit(one.unit);
  if (where === undefined) return refuse('unit-unknown');
  const twin = book.oversightOf(one.unit).find((other) => other.id !== one.id && overlap(other, one));
  if (twin !== undefined) {
    const other = book.person(twin.leader)?.name ?? '';
    return refuse('oversight-twice', { unit: where.name, other, since: twin.since });
  }
  const on = rosterOn(book, one.since);
  const organization = on.organizationOf(one.unit);
  const isOfIt = on.tenuresOf(one.leader).some((held) => on.organizationOf(held.unit)?.id === organization?.id);
  if (isOfIt) return undefined;
  return refuse('oversight-from-elsewhere', {
    leader: leader.name,
    unit: where.name,
    organization: organization?.name ?? '',
    since: one.since,
  });
}

function override(book: RosterBook, one: ChainOverride): RosterRefusal | undefined {
  const who = book.person(one.person);
  if (who === undefined || book.person(one.reviewer) === undefined) return refuse('person-unknown');
  if (one.person === one.reviewer) return refuse('override-of-oneself', { person: who.name });
  if (one.reason === '') return refuse('override-without-reason', { person: who.name });
  if (one.tenure !== undefined && book.tenure(one.tenure)?.person !== one.person) return refuse('tenure-unknown');
  const twin = book
    .overridesOf(one.person)
    .find((o) => o.id !== one.id && o.step === one.step && o.tenure === one.tenure && overlap(o, one));
  if (twin === undefined) return undefined;
  return refuse('override-twice', { person: who.name, step: chainSteps[one.step], since: twin.since });
}

/** Records that others point to stay: they are ended, not removed. */
function removal(book: RosterBook, { kind, before }: RosterChange): RosterRefusal | undefined {
  if (before === undefined) return undefined;
  const { id } = before;
  const used = {
    unit: () => [book.childrenOf(id), book.tenuresIn(id), book.oversightOf(id)],
    person: () => [
      book.tenuresOf(id),
      book.standingsOf(id),
      book.oversightBy(id),
      book.overridesOf(id),
      book.overridesBy(id),
    ],
    tenure: () => [book.overridesFor(id)],
    standing: () => [],
    oversight: () => [],
    override: () => [],
  }[kind]();
  if (used.every((list) => list.length === 0)) return undefined;
  return refuse('still-used', { name: 'name' in before ? before.name : '' });
}
