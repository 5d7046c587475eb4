import type { Attribute } from '@shiji/engine';
import { describe, expect, it } from 'vitest';
import { demoCounty } from '../../../src/demo/county.ts';
import { RosterBook } from '../../../src/features/roster/book.ts';
import type { Roster, Tenure } from '../../../src/features/roster/model.ts';
import { freeze } from '../../../src/features/rounds/freeze.ts';

const term = { from: '2026-01-01', to: '2026-03-31', asOf: '2026-04-02' };
const attributes: readonly Attribute[] = [
  { id: 'unit', name: '单位', from: 'organization', at: 'longest' },
  { id: 'section', name: '股室', from: 'unit', at: 'to' },
  { id: 'staffing', name: '编制', from: 'staffing', at: 'to' },
  { id: 'leave', name: '请假', from: 'leave', at: 'to' },
  { id: 'probation', name: '试用期', from: 'probation', at: 'to' },
  { id: 'work', name: '重点工作', at: 'longest' },
];

const since = '2024-01-01';
const roster = (more: Partial<Roster> = {}): Roster => ({
  unit: [
    { id: 'county', name: '青禾县', kind: 'county' },
    { id: 'finance', name: '财政局', kind: 'department', parent: 'county' },
    { id: 'water', name: '水利局', kind: 'department', parent: 'county' },
    { id: 'budget', name: '办公室', kind: 'section', parent: 'finance' },
    { id: 'dams', name: '办公室', kind: 'section', parent: 'water' },
  ],
  person: ['周明', '李婷', '何静', '吴刚'].map((name, n) => ({ id: `p${n}`, name })),
  tenure: [
    post('p0', 'finance', 'principal'),
    post('p1', 'finance', 'inCharge'),
    post('p2', 'budget', 'sectionHead'),
    post('p3', 'budget', 'staff'),
  ],
  standing: [],
  oversight: [{ id: 'o1', leader: 'p1', unit: 'budget', since }],
  override: [],
  ...more,
});
function post(person: string, unit: string, duty: Tenure['duty'], more: Partial<Tenure> = {}): Tenure {
  return { id: `${person}@${unit}`, person, unit, post: '科员', duty, staffing: '公务员', main: true, since, ...more };
}
const frozen = (more: Partial<Roster> = {}, units = ['finance']) =>
  freeze(new RosterBook(roster(more)), { attributes }, term, units);
const spells = (more: Partial<Roster>, person = 'p3') =>
  frozen(more).subjects.find((one) => one.person === person)?.spells ?? [];

describe('whoever is assessed in a round', () => {
  it('[FX-07] 名单和三级评鉴人随花名册生成：股组长、分管领导、主要领导，本人是哪一级就从上一级评起', () => {
    const { subjects } = frozen();
    expect(subjects.map(({ name }) => name)).toEqual(['周明', '李婷', '何静', '吴刚']);
    const reviewer = (person: string) => ({ kind: 'reviewer', person });
    expect(subjects[3]?.reviewers).toEqual({
      sectionHead: reviewer('p2'),
      inCharge: reviewer('p1'),
      principal: reviewer('p0'),
    });
    expect(subjects[2]?.reviewers).toMatchObject({ sectionHead: { kind: 'skipped' }, inCharge: reviewer('p1') });
    expect(subjects[1]?.reviewers).toMatchObject({ inCharge: { kind: 'skipped' }, principal: reviewer('p0') });
  });

  it('has the dated values of what the scheme takes from the roster, and none of what it doesn’t', () => {
    expect(spells({})).toEqual([
      { attribute: 'unit', value: '财政局', from: since },
      // Two sections are called alike: a pool must not mix them.
      { attribute: 'section', value: '财政局办公室', from: since },
      { attribute: 'staffing', value: '公务员', from: since },
    ]);
  });

  it('who was transferred within the period has a spell in each unit, and is assessed where they are on the last day', () => {
    const tenure = [
      ...roster().tenure.slice(0, 3),
      post('p3', 'dams', 'staff', { until: '2026-02-10' }),
      post('p3', 'budget', 'staff', { since: '2026-02-11' }),
    ];
    expect(spells({ tenure }).filter(({ attribute }) => attribute === 'unit')).toEqual([
      { attribute: 'unit', value: '水利局', from: since, to: '2026-02-10' },
      { attribute: 'unit', value: '财政局', from: '2026-02-11' },
    ]);
    expect(frozen({ tenure }, ['water']).subjects).toEqual([]);
    expect(frozen({ tenure }, ['water']).leftOut).toEqual([
      { person: 'p3', name: '吴刚', because: '2026-03-31前已调到办公室，在那里考核' },
    ]);
  });

  it('who left the service before the last day is told as such', () => {
    const tenure = [...roster().tenure.slice(0, 3), post('p3', 'budget', 'staff', { until: '2026-03-01' })];
    expect(frozen({ tenure }).leftOut).toEqual([{ person: 'p3', name: '吴刚', because: '2026-03-31已不在岗' }]);
  });

  it('a post held beside the main one makes nobody assessed twice', () => {
    const tenure = [...roster().tenure, post('p3', 'dams', 'staff', { id: 'beside', main: false })];
    expect(frozen({ tenure }, ['finance', 'water']).subjects.filter(({ person }) => person === 'p3')).toHaveLength(1);
  });

  it('leave counts by its kind, probation by being there; only what touches the period', () => {
    const standing = [
      { id: 's1', person: 'p3', kind: 'leave' as const, since: '2026-01-20', until: '2026-04-20', note: '产假' },
      { id: 's2', person: 'p3', kind: 'leave' as const, since: '2025-01-20', until: '2025-02-20', note: '病假' },
      { id: 's3', person: 'p3', kind: 'probation' as const, since: '2025-06-01', until: '2026-05-31' },
    ];
    expect(spells({ standing }).slice(3)).toEqual([
      { attribute: 'leave', value: '产假', from: '2026-01-20', to: '2026-04-20' },
      { attribute: 'probation', value: '是', from: '2025-06-01', to: '2026-05-31' },
    ]);
  });

  it('a gap in the chain is told and not filled', () => {
    const tenure = roster().tenure.filter(({ person }) => person !== 'p2');
    expect(frozen({ tenure }).subjects.at(-1)?.reviewers.sectionHead).toEqual({
      kind: 'absent',
      because: 'no-section-head',
    });
  });

  it('of a whole county takes no longer than a page may', () => {
    const book = new RosterBook(demoCounty('2026-04-02'));
    const county = book.all('unit').find(({ kind }) => kind === 'county')?.id ?? '';
    const { subjects } = freeze(book, { attributes }, term, [county]);
    expect(subjects.length).toBeGreaterThan(1500);
    expect(new Set(subjects.map(({ person }) => person)).size).toBe(subjects.length);
  });
});
