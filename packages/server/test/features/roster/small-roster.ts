/** A small county for examples, and generated ones for laws. */
import fc from 'fast-check';
import type {
  ChainOverride,
  Duty,
  Oversight,
  Person,
  Roster,
  Standing,
  Tenure,
  Unit,
  UnitKind,
} from '../../../src/features/roster/model.ts';

export const unit = (id: string, kind: UnitKind, parent?: string, more: Partial<Unit> = {}): Unit => ({
  id,
  name: id,
  kind,
  ...(parent === undefined ? {} : { parent }),
  ...more,
});
export const person = (id: string, more: Partial<Person> = {}): Person => ({ id, name: '张三', ...more });
export const tenure = (who: string, where: string, duty: Duty, more: Partial<Tenure> = {}): Tenure => ({
  id: `${who}@${where}`,
  person: who,
  unit: where,
  post: '职务',
  duty,
  staffing: '公务员',
  main: true,
  since: '2025-01-01',
  ...more,
});
export const oversight = (leader: string, where: string, more: Partial<Oversight> = {}): Oversight => ({
  id: `${leader}>${where}`,
  leader,
  unit: where,
  since: '2025-01-01',
  ...more,
});
export const standing = (who: string, more: Partial<Standing> = {}): Standing => ({
  id: `${who}!`,
  person: who,
  kind: 'leave',
  since: '2025-01-01',
  ...more,
});
export const override = (who: string, reviewer: string, more: Partial<ChainOverride> = {}): ChainOverride => ({
  id: `${who}<${reviewer}`,
  person: who,
  step: 'principal',
  reviewer,
  since: '2025-01-01',
  reason: '回避',
  ...more,
});

/** A bureau with a section of two, and a town with a village. */
export const small: Roster = {
  unit: [
    unit('县', 'county'),
    unit('局', 'department', '县'),
    unit('股', 'section', '局'),
    unit('镇', 'town', '县'),
    unit('村', 'village', '镇'),
    unit('网格', 'grid', '村'),
  ],
  person: ['局长', '副局长', '股长', '科员', '书记', '副镇长', '支书', '网格员'].map((id) => person(id)),
  tenure: [
    tenure('局长', '局', 'principal'),
    tenure('副局长', '局', 'inCharge'),
    tenure('股长', '股', 'sectionHead'),
    tenure('科员', '股', 'staff'),
    tenure('书记', '镇', 'principal'),
    tenure('副镇长', '镇', 'inCharge'),
    tenure('支书', '村', 'principal'),
    tenure('网格员', '网格', 'sectionHead'),
  ],
  standing: [],
  oversight: [oversight('副局长', '股'), oversight('副镇长', '村')],
  override: [],
};

/** The records, in an order in which each may be made: what others point to comes first. */
export const inOrder = ['unit', 'person', 'tenure', 'standing', 'oversight', 'override'] as const;

/** Days of two months: so few that spans often touch. */
export const someDay = fc
  .integer({ min: 1, max: 59 })
  .map((n) => (n <= 31 ? `2025-01-${String(n).padStart(2, '0')}` : `2025-02-${String(n - 31).padStart(2, '0')}`));

const span = fc
  .tuple(someDay, fc.option(someDay, { nil: undefined }))
  .map(([a, b]) => (b === undefined ? { since: a } : { since: a < b ? a : b, until: a < b ? b : a }));

const people = ['a', 'b', 'c', 'd', 'e'];
const units = ['县', '局', '股', '镇', '村', '网格'];

/** Any records, lawful or not, over one small tree of units. */
export const someRoster: fc.Arbitrary<Roster> = fc
  .record({
    tenure: fc.array(
      fc
        .tuple(fc.constantFrom(...people), fc.constantFrom(...units), span, fc.boolean())
        .chain(([who, where, days, main]) =>
          fc
            .constantFrom<Duty>('principal', 'inCharge', 'sectionHead', 'staff')
            .map((duty) => tenure(who, where, duty, { ...days, main })),
        ),
      { maxLength: 12 },
    ),
    oversight: fc.array(
      fc
        .tuple(fc.constantFrom(...people), fc.constantFrom(...units), span)
        .map(([p, u, days]) => oversight(p, u, days)),
      { maxLength: 6 },
    ),
    override: fc.array(
      fc
        .tuple(
          fc.constantFrom(...people),
          fc.constantFrom(...people),
          fc.constantFrom('sectionHead' as const, 'inCharge' as const, 'principal' as const),
          span,
        )
        .map(([p, r, step, days]) => override(p, r, { step, ...days })),
      { maxLength: 4 },
    ),
    standing: fc.array(
      fc.tuple(fc.constantFrom(...people), span).map(([p, days]) => standing(p, days)),
      { maxLength: 4 },
    ),
  })
  .map((drawn): Roster => {
    const numbered = <T extends { id: string }>(list: readonly T[]): T[] =>
      list.map((record, i) => ({ ...record, id: `${record.id}${i}` }));
    return {
      unit: small.unit,
      person: people.map((id) => person(id)),
      tenure: numbered(drawn.tenure),
      standing: numbered(drawn.standing),
      oversight: numbered(drawn.oversight),
      override: numbered(drawn.override),
    };
  });
