/** What happened to people of the county in the last year: transfers, second posts, leave, probation, a sanction, a secondment. */
import type { Tenure } from '../features/roster/model.ts';
import { daysLater } from '../features/roster/spans.ts';
import type { Building } from './county.ts';

/** Changes the county that was built, always in the same way. */
export function happen(county: Building): void {
  const staff = county.tenures.filter(({ duty, staffing }) => duty === 'staff' && staffing === '公务员');
  // Far apart, so that nobody has two things happen.
  const nth = (n: number): Tenure => staff[Math.floor((n * staff.length) / 40)] as Tenure;
  const ago = (days: number): string => daysLater(county.today, -days);

  for (let i = 0; i < 7; i++) transfer(county, nth(i), nth(i + 20), ago(330 - i * 45));
  for (let i = 7; i < 10; i++) {
    const { unit } = nth(i + 20);
    county.addTenure({
      person: nth(i).person,
      unit,
      post: '兼任联络员',
      duty: 'staff',
      staffing: '公务员',
      main: false,
      since: ago(200 - i),
    });
  }
  const standing = (
    n: number,
    kind: 'leave' | 'probation' | 'sanction' | 'secondment',
    from: number,
    to: number,
    note: string,
  ) => county.addStanding({ person: nth(n).person, kind, since: ago(from), until: ago(to), note });
  standing(10, 'leave', 60, -98, '产假');
  standing(11, 'leave', 20, -10, '病假');
  standing(12, 'leave', 150, 140, '事假');
  for (let i = 13; i < 16; i++) recruit(county, nth(i).unit, ago(100 + i));
  standing(16, 'sanction', 90, -275, '记过');
  standing(17, 'secondment', 120, -60, '借调到县乡村振兴专班');
  county.addStanding({ person: nth(18).person, kind: 'investigation', since: ago(15) });
  vacate(county, ago(40));
}

function transfer(county: Building, from: Tenure, to: Tenure, day: string): void {
  const at = county.tenures.indexOf(from);
  county.tenures[at] = { ...from, until: daysLater(day, -1) };
  const { id: _, ...kept } = from;
  county.addTenure({ ...kept, unit: to.unit, since: day });
}

function recruit(county: Building, unit: string, day: string): void {
  const made = county.appoint({ unit, post: '试用期人员', duty: 'staff' });
  county.tenures[county.tenures.indexOf(made)] = { ...made, since: day };
  county.addStanding({ person: made.person, kind: 'probation', since: day, until: daysLater(day, 364) });
}

/** The head of one section has left, and another leads it for the time being: a gap with an override for one of its two people. */
function vacate(county: Building, day: string): void {
  const head = county.tenures.find(({ duty }) => duty === 'sectionHead');
  if (head === undefined) return;
  county.tenures[county.tenures.indexOf(head)] = { ...head, until: daysLater(day, -1) };
  const { id: _, ...kept } = head;
  const parent = county.units.find(({ id }) => id === head.unit)?.parent ?? head.unit;
  county.addTenure({ ...kept, unit: parent, post: '四级调研员', duty: 'staff', since: day });
  const left = county.tenures.find(
    ({ unit, duty, until }) => unit === head.unit && duty === 'staff' && until === undefined,
  );
  const acting = county.tenures.find(({ duty, unit }) => duty === 'sectionHead' && unit !== head.unit);
  if (left === undefined || acting === undefined) return;
  const reason = '股长空缺期间由代管负责人评鉴';
  county.addOverride({ person: left.person, step: 'sectionHead', reviewer: acting.person, since: day, reason });
}
