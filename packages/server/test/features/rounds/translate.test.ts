import type { Attribute } from '@shiji/engine';
import { expect, it } from 'vitest';
import type { FrozenSubject } from '../../../src/features/rounds/freeze.ts';
import { translate } from '../../../src/features/rounds/translate.ts';

const attributes: readonly Attribute[] = [
  { id: 'staffing', name: '编制', from: 'staffing', at: 'to', values: ['公务员', '事业编制'] },
  { id: 'post', name: '职务', from: 'post', at: 'to' },
];
const skipped = { kind: 'skipped' } as const;
const subject = (person: string, staffing: string): FrozenSubject => ({
  person,
  name: person,
  tenure: person,
  unit: 'u',
  organization: 'u',
  spells: [
    { attribute: 'staffing', value: staffing, from: '2024-01-01' },
    { attribute: 'post', value: '科员' },
  ],
  reviewers: { sectionHead: skipped, inCharge: skipped, principal: skipped },
});
const people = [subject('甲', '公务员'), subject('乙', '事业编'), subject('丙', '事业编'), subject('丁', '编外')];
const staffing = (translations: Parameters<typeof translate>[2]) =>
  translate(people, attributes, translations).subjects.map(
    ({ spells }) => spells.find((s) => s.attribute === 'staffing')?.value,
  );

it('values that the scheme doesn’t list are told with how many people have them', () => {
  expect(translate(people, attributes, []).unlisted).toEqual([
    { attribute: 'staffing', value: '事业编', people: 2 },
    { attribute: 'staffing', value: '编外', people: 1 },
  ]);
});

it('the office says which of the scheme’s values is meant, or that it counts for nothing', () => {
  const said = [
    { attribute: 'staffing', value: '事业编', as: '事业编制' },
    { attribute: 'staffing', value: '编外' },
  ];
  expect(staffing(said)).toEqual(['公务员', '事业编制', '事业编制', undefined]);
  expect(translate(people, attributes, said).unlisted).toEqual([]);
});

it('a translation into what the scheme doesn’t list either is none', () => {
  const said = [{ attribute: 'staffing', value: '编外', as: '临时工' }];
  expect(translate(people, attributes, said).unlisted).toHaveLength(2);
});
