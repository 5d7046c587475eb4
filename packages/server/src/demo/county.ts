/** 青禾县: a believable roster, made anew for any day, always the same for that day. */
import type {
  ChainOverride,
  Day,
  Duty,
  Oversight,
  Person,
  Roster,
  Standing,
  Tenure,
  Unit,
  UnitKind,
} from '../features/roster/model.ts';
import { daysLater } from '../features/roster/spans.ts';
import { type Chance, chance } from './chance.ts';
import { happen } from './happenings.ts';
import { idSource } from './ids.ts';
import { nameOf } from './person-names.ts';
import { departments, type Organization, sectionsOf, towns, villagesOf } from './places.ts';

/** What the county is built into. */
export interface Building {
  readonly today: Day;
  readonly units: Unit[];
  readonly people: Person[];
  readonly tenures: Tenure[];
  readonly standings: Standing[];
  readonly oversights: Oversight[];
  readonly overrides: ChainOverride[];
  addUnit(unit: Omit<Unit, 'id'>): Unit;
  addTenure(tenure: Omit<Tenure, 'id'>): Tenure;
  addStanding(standing: Omit<Standing, 'id'>): void;
  addOversight(oversight: Omit<Oversight, 'id'>): void;
  addOverride(override: Omit<ChainOverride, 'id'>): void;
  /** A new person, in a post since some day of the last years. */
  appoint(post: Appointment): Tenure;
}

interface Appointment {
  readonly unit: string;
  readonly post: string;
  readonly duty: Duty;
  readonly rank?: string;
  readonly staffing?: string;
}

/** The county as it stands on this day, with what happened in the year before it. */
export function demoCounty(today: Day): Roster {
  const county = building(today);
  const root = county.addUnit({ name: '青禾县', kind: 'county', code: 'QH' });
  const leaders = countyLeaders(county, root.id);
  departments.forEach((one, i) => {
    organization(
      county,
      root.id,
      one,
      'department',
      `B${String(i + 1).padStart(2, '0')}`,
      leaders[2 + (i % (leaders.length - 2))],
    );
  });
  towns.forEach((one, i) => {
    const code = `Z${String(i + 1).padStart(2, '0')}`;
    const deputies = organization(county, root.id, one, 'town', code, leaders[0]);
    villages(county, county.units.find((unit) => unit.code === code)?.id ?? '', i, code, deputies);
  });
  happen(county);
  const { units, people, tenures, standings, oversights, overrides } = county;
  return {
    unit: units,
    person: people,
    tenure: tenures,
    standing: standings,
    oversight: oversights,
    override: overrides,
  };
}

function building(today: Day): Building {
  const ids = {
    unit: idSource('units'),
    person: idSource('people'),
    tenure: idSource('tenures'),
    standing: idSource('standings'),
    oversight: idSource('oversights'),
    override: idSource('overrides'),
  };
  const kept = <T extends { readonly id: string }>(list: T[], id: () => string) => {
    return (record: Omit<T, 'id'>): T => {
      const made = { id: id(), ...record } as T;
      list.push(made);
      return made;
    };
  };
  const units: Unit[] = [];
  const people: Person[] = [];
  const tenures: Tenure[] = [];
  const standings: Standing[] = [];
  const oversights: Oversight[] = [];
  const overrides: ChainOverride[] = [];
  const addPerson = kept(people, ids.person);
  const addTenure = kept(tenures, ids.tenure);
  return {
    today,
    units,
    people,
    tenures,
    standings,
    oversights,
    overrides,
    addUnit: kept(units, ids.unit),
    addTenure,
    addStanding: kept(standings, ids.standing),
    addOversight: kept(oversights, ids.oversight),
    addOverride: kept(overrides, ids.override),
    appoint({ unit, post, duty, rank, staffing = '公务员' }) {
      const number = people.length;
      const person = addPerson({ code: `QH${String(number + 1).padStart(5, '0')}`, name: nameOf(number) });
      const since = daysLater(today, -chance(`since/${number}`).whole(400, 2600));
      return addTenure({
        person: person.id,
        unit,
        post,
        ...(rank === undefined ? {} : { rank }),
        duty,
        staffing,
        main: true,
        since,
      });
    },
  };
}

const leaderPosts = [
  '县委书记',
  '县委副书记、县长',
  '县委副书记',
  '常务副县长',
  '县纪委书记',
  '组织部部长',
  '宣传部部长',
  '副县长',
  '副县长',
];

function countyLeaders(county: Building, unit: string): Tenure[] {
  return leaderPosts.map((post, i) =>
    county.appoint({ unit, post, duty: i === 0 ? 'principal' : 'inCharge', rank: i < 2 ? '县处级正职' : '县处级副职' }),
  );
}

const ranks = ['一级主任科员', '二级主任科员', '三级主任科员', '四级主任科员', '一级科员', '二级科员'];

/** Fills an organization: principal, deputies each in charge of some sections, section heads, staff. Gives the deputies. */
function organization(
  county: Building,
  root: string,
  { name, people }: Organization,
  kind: Extract<UnitKind, 'department' | 'town'>,
  code: string,
  reviewer: Tenure | undefined,
): Tenure[] {
  const draw = chance(`organization/${code}`);
  const unit = county.addUnit({ name, kind, code, parent: root });
  const isTown = kind === 'town';
  const principal = county.appoint({
    unit: unit.id,
    post: isTown ? '党委书记' : '主要负责人',
    duty: 'principal',
    rank: '乡科级正职',
  });
  const count = people < 5 ? 1 : Math.min(isTown ? 7 : 5, 1 + Math.floor(people / 9));
  const deputies = Array.from({ length: Math.min(count, people - 1) }, (_, i) =>
    county.appoint({
      unit: unit.id,
      post: isTown && i === 0 ? '党委副书记、乡镇长' : isTown ? '副乡镇长' : '副职领导',
      duty: 'inCharge',
      rank: '乡科级副职',
    }),
  );
  const sections = sectionsOf(people, kind).map((section, i) =>
    county.addUnit({
      name: section,
      kind: 'section',
      code: `${code}-${String(i + 1).padStart(2, '0')}`,
      parent: unit.id,
    }),
  );
  fill(county, draw, unit.id, sections, people - 1 - deputies.length, isTown);
  const parts = sections.length === 0 ? [unit] : sections;
  parts.forEach((part, i) => {
    const leader = deputies[i % deputies.length];
    if (leader !== undefined) county.addOversight({ leader: leader.person, unit: part.id, since: leader.since });
  });
  if (reviewer !== undefined) {
    const since = principal.since > reviewer.since ? principal.since : reviewer.since;
    const reason = '主要领导由联系的县领导评鉴';
    county.addOverride({ person: principal.person, step: 'principal', reviewer: reviewer.person, since, reason });
  }
  return deputies;
}

/** The first person of each section is its head; the others follow in turn. */
function fill(
  county: Building,
  draw: Chance,
  unit: string,
  sections: readonly Unit[],
  count: number,
  isTown: boolean,
): void {
  for (let i = 0; i < count; i++) {
    const section = sections[i % Math.max(1, sections.length)];
    const isHead = section !== undefined && i < sections.length;
    county.appoint({
      unit: section?.id ?? unit,
      post: isHead ? (isTown ? '主任' : '股长') : '科员',
      duty: isHead ? 'sectionHead' : 'staff',
      rank: isHead ? draw.pick(ranks.slice(0, 3)) : draw.pick(ranks.slice(2)),
      staffing: draw.happens(0.1) ? '参公人员' : '公务员',
    });
  }
}

const cadres = ['党组织书记', '党组织副书记', '村（居）委会副主任', '纪检委员', '会计'];
const GRIDS = ['第一网格', '第二网格', '第三网格'];

function villages(county: Building, town: string, place: number, code: string, deputies: readonly Tenure[]): void {
  villagesOf(place).forEach(({ name, kind }, i) => {
    const village = county.addUnit({ name, kind, code: `${code}-C${String(i + 1).padStart(2, '0')}`, parent: town });
    cadres.forEach((post, c) => {
      const duty = c === 0 ? 'principal' : 'staff';
      county.appoint({ unit: village.id, post, duty, staffing: kind === 'village' ? '村干部' : '社区干部' });
    });
    GRIDS.slice(0, 2 + (i % 2)).forEach((grid) => {
      county.addUnit({ name: grid, kind: 'grid', parent: village.id });
    });
    const leader = deputies[i % deputies.length];
    if (leader !== undefined) county.addOversight({ leader: leader.person, unit: village.id, since: leader.since });
  });
}
