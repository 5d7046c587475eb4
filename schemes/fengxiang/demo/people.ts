/** Who works where: 1,352 civil servants in sections, with the ability that their scores will have in common. */
import { fixedPeople } from './awkward.ts';
import { nameOf } from './names.ts';
import { type Chance, chance } from './random.ts';
import type { Tables } from './tables.ts';
import { type Trade, type Unit, units } from './units.ts';

export type Work = '乡村振兴' | '项目建设' | '疫情防控' | '综合服务';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly unit: Unit;
  /** The subject who heads the person's section; undefined where there is none, as for heads themselves. */
  readonly head?: string;
  /** The leader in charge of the section. */
  readonly deputy: string;
  readonly principal: string;
  /** About normal, 0 for most people's middle; a few are far below. */
  readonly ability: number;
  readonly staffing: '公务员' | '参公人员';
  readonly work: Work;
  readonly atWindow: boolean;
}

/** Smaller units have no sections. */
const SMALLEST_WITH_SECTIONS = 8;
const SECTION = 6;

const works: { readonly [T in Trade]: readonly (readonly [Work, number])[] } = {
  office: [
    ['综合服务', 88],
    ['项目建设', 6],
    ['乡村振兴', 6],
  ],
  body: [
    ['综合服务', 90],
    ['乡村振兴', 10],
  ],
  projects: [
    ['项目建设', 55],
    ['综合服务', 45],
  ],
  rural: [
    ['乡村振兴', 60],
    ['项目建设', 10],
    ['综合服务', 30],
  ],
  health: [
    ['疫情防控', 50],
    ['综合服务', 50],
  ],
  window: [['综合服务', 100]],
  town: [
    ['乡村振兴', 50],
    ['项目建设', 14],
    ['疫情防控', 4],
    ['综合服务', 32],
  ],
};
const windows: { readonly [T in Trade]: number } = {
  office: 0,
  body: 0,
  projects: 0.08,
  rural: 0.05,
  health: 0.1,
  window: 0.4,
  town: 0.15,
};

const subjectId = (number: number): string => `FX${String(number).padStart(4, '0')}`;

export const people: readonly Person[] = units.flatMap((unit, u) => {
  const before = units.slice(0, u).reduce((sum, { people: count }) => sum + count, 0);
  return Array.from({ length: unit.people }, (_, i) => personOf(unit, before + 1, i));
});

/** Raters of people of one unit are the same leaders; section heads are themselves assessed, without a level of their own. */
function personOf(unit: Unit, first: number, i: number): Person {
  const id = subjectId(first + i);
  const draw = chance(`person/${id}`);
  const sections = unit.people < SMALLEST_WITH_SECTIONS ? 0 : Math.ceil(unit.people / SECTION);
  const section = sections === 0 ? 0 : i % sections;
  const deputies = Math.max(1, Math.min(5, Math.round(sections / 2)));
  const isHead = i < sections;
  const drawn = drawnAbility(draw) + (isHead ? 0.4 : 0);
  const { name = nameOf(id), ability = drawn } = fixedPeople.get(id) ?? {};
  return {
    id,
    name,
    unit,
    ...(sections === 0 || isHead ? {} : { head: subjectId(first + section) }),
    deputy: `D${unit.code}-${2 + (section % deputies)}`,
    principal: `D${unit.code}-1`,
    ability,
    staffing: unit.trade === 'body' || draw.happens(0.08) ? '参公人员' : '公务员',
    work: draw.weighted(works[unit.trade]),
    atWindow: draw.happens(windows[unit.trade]),
  };
}

function drawnAbility(draw: Chance): number {
  const middle = draw.normal();
  if (draw.happens(0.008)) return middle - 7;
  return draw.happens(0.085) ? middle - 2.5 : middle;
}

/** On the list for other reasons, and outside the scheme's population. */
const others: readonly (readonly [unit: string, staffing: string])[] = [
  ['区委党校', '事业编制'],
  ['区财政局', '工勤'],
  ['区农业农村局', '事业编制'],
  ['区机关事务服务中心', '工勤'],
  ['青禾镇', '事业编制'],
  ['柳塘镇', '事业编制'],
];

export function listPeople(tables: Tables): void {
  for (const { id, name, unit, staffing, work, atWindow } of people) {
    tables.subjects.push({ id, name });
    const values = { 单位: unit.name, 编制: staffing, 重点工作: work, ...(atWindow ? { 窗口岗位: '是' } : {}) };
    for (const [attribute, value] of Object.entries(values)) tables.spells.push({ subject: id, attribute, value });
  }
  others.forEach(([unit, staffing], i) => {
    const id = subjectId(people.length + 1 + i);
    tables.subjects.push({ id, name: nameOf(id) });
    tables.spells.push({ subject: id, attribute: '单位', value: unit });
    tables.spells.push({ subject: id, attribute: '编制', value: staffing });
  });
}
