import { describe, expect, it } from 'vitest';
import { RosterBook } from '../../../src/features/roster/book.ts';
import { rosterSentence, type rosterSentences } from '../../../src/features/roster/copy.ts';
import { decide } from '../../../src/features/roster/laws.ts';
import type { RosterChange } from '../../../src/features/roster/model.ts';
import { override, oversight, person, small, standing, tenure, unit } from './small-roster.ts';

const book = () =>
  new RosterBook({
    ...small,
    unit: [...small.unit, unit('旧局', 'department', '县', { until: '2024-12-31', code: 'X1' })],
    person: [...small.person, person('有号', { code: '001' })],
    tenure: [...small.tenure, tenure('局长', '镇', 'staff', { main: false, until: '2025-12-31' })],
    standing: [standing('科员')],
    override: [override('科员', '书记', { tenure: '科员@股' })],
  });

const make = (kind: RosterChange['kind'], after: object): RosterChange => ({ kind, after }) as RosterChange;
const change = (kind: RosterChange['kind'], id: string, with_: object): RosterChange => {
  const before = book().record(kind, id);
  return { kind, before, after: { ...before, ...with_ } } as RosterChange;
};
const remove = (kind: RosterChange['kind'], id: string): RosterChange =>
  ({ kind, before: book().record(kind, id) }) as RosterChange;

/** A change that breaks each law, with what its sentence must name. */
const breaking: { readonly [C in keyof typeof rosterSentences]: readonly [RosterChange, string] } = {
  'changed-meanwhile': [{ kind: 'person', before: person('局长', { name: '旧名' }), after: person('局长') }, '刷新'],
  'day-unknown': [make('tenure', tenure('有号', '镇', 'staff', { since: '2025-02-30' })), '2025-02-30'],
  'until-before-since': [make('standing', standing('局长', { until: '2024-12-31' })), '2024-12-31'],
  'unit-name-blank': [make('unit', unit('新', 'department', '县', { name: '' })), '全称'],
  'unit-name-too-long': [make('unit', unit('新', 'department', '县', { name: '局'.repeat(101) })), '100'],
  'unit-code-taken': [make('unit', unit('新', 'department', '县', { code: 'X1' })), '旧局'],
  'unit-without-parent': [make('unit', unit('新', 'department')), '新'],
  'unit-parent-unknown': [make('unit', unit('新', 'department', '无')), '新'],
  'unit-in-circle': [change('unit', '局', { parent: '股' }), '股'],
  'unit-parent-kind': [make('unit', unit('新', 'village', '局')), '部门'],
  'unit-kind-of-children': [change('unit', '镇', { kind: 'department' }), '村'],
  'unit-outlives-parent': [make('unit', unit('新', 'section', '旧局')), '2024-12-31'],
  'unit-name-taken': [make('unit', unit('新', 'department', '县', { name: '局' })), '局'],
  'unit-has-units': [change('unit', '村', { until: '2025-12-31' }), '网格'],
  'unit-has-people': [change('unit', '股', { until: '2025-12-31' }), '2 段'],
  'name-blank': [make('person', person('新', { name: '' })), '姓名'],
  'name-too-long': [make('person', person('新', { name: '张'.repeat(51) })), '50'],
  'name-private-use': [make('person', person('新', { name: '张\ue000' })), 'GB 18030'],
  'name-characters': [make('person', person('新', { name: '张三（兼）' })), '张三（兼）'],
  'person-code-taken': [make('person', person('新', { code: '001' })), '001'],
  'person-unknown': [make('tenure', tenure('无', '局', 'staff')), '没有这个人'],
  'unit-unknown': [make('tenure', tenure('局长', '无', 'staff')), '没有这个单位'],
  'tenure-unknown': [make('override', override('局长', '书记', { tenure: '科员@股' })), '任职'],
  'tenure-outside-unit': [make('tenure', tenure('有号', '旧局', 'staff')), '旧局'],
  'main-tenures-overlap': [make('tenure', tenure('局长', '镇', 'staff', { id: '新' })), '局'],
  'tenure-twice': [make('tenure', tenure('局长', '镇', 'staff', { id: '新', main: false })), '镇'],
  'standing-twice': [make('standing', standing('科员', { id: '新' })), '请假'],
  'oversight-twice': [make('oversight', oversight('局长', '股')), '张三'],
  'oversight-from-elsewhere': [make('oversight', oversight('书记', '局')), '局'],
  'override-of-oneself': [make('override', override('局长', '局长')), '本人'],
  'override-without-reason': [make('override', override('局长', '书记', { reason: '' })), '理由'],
  'override-twice': [make('override', override('科员', '局长', { id: '新', tenure: '科员@股' })), '主要领导'],
  'still-used': [remove('unit', '股'), '股'],
};

describe('laws of change', () => {
  it.each(Object.entries(breaking))(
    '%s is refused with a sentence that names what is wrong',
    (code, [broken, named]) => {
      const decided = decide(book(), broken);
      if (decided.ok) throw new Error('allowed');
      expect(decided.refusal).toBe(code);
      const sentence = rosterSentence(decided);
      expect(sentence).toMatch(/^\S.*。$/);
      expect(sentence).not.toMatch(/undefined|\[object/);
      expect(sentence).toContain(named);
    },
  );

  it.each([
    ['a second post beside the main one', make('tenure', tenure('书记', '局', 'staff', { main: false }))],
    [
      'a main post that begins the day after the last',
      make('tenure', tenure('有号', '局', 'staff', { since: '2025-01-01' })),
    ],
    ['closing a unit after its people have left', change('unit', '旧局', { until: '2024-06-30' })],
    [
      'a unit of the same name after the first was closed',
      make('unit', unit('新', 'department', '县', { name: '旧局', since: '2025-01-01' })),
    ],
    [
      'a post within the life of a unit',
      make('tenure', tenure('有号', '旧局', 'staff', { since: '2024-01-01', until: '2024-12-31' })),
    ],
    ['a record removed that nobody points to', remove('person', '有号')],
    ['a name with a separator and rare characters', make('person', person('新', { name: '𣲗䶮㛃·艾山〇' }))],
  ])('%s is allowed', (_, allowed) => {
    expect(decide(book(), allowed)).toEqual({ ok: true, change: allowed });
  });

  it('take a change without a record for a mistake of the program', () => {
    expect(() => decide(book(), { kind: 'unit' })).toThrow(RangeError);
  });
});
