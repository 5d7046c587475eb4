/** What the office said when it started a round, held against the scheme and the roster: what doesn't hold is named with its place. Pure. */
import type { Attribute } from '@shiji/engine';
import type { RosterBook } from '../roster/book.ts';
import { chainSteps } from '../roster/model.ts';
import type { Said } from './lacks.ts';
import type { NamedReviewer, Supplied } from './supply.ts';

interface Saying {
  readonly units: readonly string[];
  readonly supplied?: readonly Supplied[] | undefined;
  readonly reviewers?: readonly NamedReviewer[] | undefined;
}

/** What holds, so that the rest can be planned with it, and a sentence for each thing that doesn't. */
export interface SoundWishes extends Saying {
  readonly faults: readonly Said[];
}

export function soundWishes(
  { units, supplied = [], reviewers = [] }: Saying,
  attributes: readonly Attribute[],
  book: RosterBook,
): SoundWishes {
  const faults: Said[] = [];
  const sound = <T>(list: readonly T[], faultOf: (one: T, place: number) => Said | undefined): readonly T[] =>
    list.filter((one, n) => {
      const fault = faultOf(one, n + 1);
      if (fault !== undefined) faults.push(fault);
      return fault === undefined;
    });
  return {
    units: sound(units, (unit, place) => unitFault(units, unit, place, book)),
    supplied: sound(supplied, (one, place) => suppliedFault(one, place, attributes, book)),
    reviewers: sound(reviewers, (one) => reviewerFault(one, book)),
    faults,
  };
}

function unitFault(all: readonly string[], unit: string, place: number, book: RosterBook): Said | undefined {
  const found = book.unit(unit);
  if (found === undefined)
    return {
      code: 'unit-unknown',
      sentence: `考核单位第 ${place} 个在花名册里没有，可能刚被删除。请去掉，重新选择。`,
    };
  return all.indexOf(unit) === place - 1
    ? undefined
    : { code: 'unit-twice', sentence: `考核单位“${found.name}”选了两次（第 ${place} 个）。请去掉一个。` };
}

/** Attributes that the roster has aren't the office's to set here. */
function suppliedFault(
  { attribute, value, units = [], people = [] }: Supplied,
  place: number,
  attributes: readonly Attribute[],
  book: RosterBook,
): Said | undefined {
  const at = `填报第 ${place} 项`;
  const found = attributes.find(({ id }) => id === attribute);
  if (found === undefined)
    return { code: 'supplied-unknown', sentence: `${at}：方案里没有“${attribute}”这一项。请去掉。` };
  if (found.from !== undefined)
    return {
      code: 'supplied-of-roster',
      sentence: `${at}：“${found.name}”取自花名册，不能在这里填报。请去掉，需要改的改花名册。`,
    };
  if (value.trim() === '')
    return { code: 'supplied-blank', sentence: `${at}：“${found.name}”没有填写内容。请填写，或者去掉这一项。` };
  if (found.values !== undefined && !found.values.includes(value))
    return {
      code: 'supplied-unlisted',
      sentence: `${at}：“${found.name}”填为“${value}”，方案没有列出。请从${found.values.map((one) => `“${one}”`).join('、')}里选择。`,
    };
  const gone = units.some((id) => book.unit(id) === undefined) || people.some((id) => book.person(id) === undefined);
  return gone
    ? { code: 'supplied-for-nobody', sentence: `${at}：所选的单位或者人员花名册里没有。请重新选择。` }
    : undefined;
}

function reviewerFault({ person, step, reviewer }: NamedReviewer, book: RosterBook): Said | undefined {
  const reviewed = book.person(person);
  if (reviewed === undefined)
    return { code: 'reviewed-unknown', sentence: `指定${chainSteps[step]}评鉴人的一名人员花名册里没有。请去掉。` };
  const at = `${reviewed.name}的${chainSteps[step]}评鉴人`;
  if (reviewer === person) return { code: 'reviewer-themself', sentence: `${at}不能是本人。请另选一人。` };
  return book.person(reviewer) === undefined
    ? { code: 'reviewer-unknown', sentence: `${at}在花名册里没有，可能刚被删除。请重新选择。` }
    : undefined;
}
