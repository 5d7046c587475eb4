/** What leaders and colleagues think: points of up to three levels, and tallies of the colleagues' poll. */
import { type Person, people } from './people.ts';
import { chance } from './random.ts';
import { hundredths, type Tables } from './tables.ts';

interface Indicator {
  readonly name: string;
  readonly most: number;
  /** What an ordinary person gets of the most, and how far a deviation of ability moves that. */
  readonly usual: number;
  readonly spread: number;
  readonly byHeads: boolean;
}

const politics = { most: 3, usual: 0.91, spread: 0.038, byHeads: true } as const;
const indicators: readonly Indicator[] = [
  { name: '政治忠诚', ...politics, usual: 0.93 },
  { name: '政治定力', ...politics },
  { name: '政治担当', ...politics, usual: 0.89 },
  { name: '政治能力', ...politics, usual: 0.88 },
  { name: '政治自律', ...politics },
  { name: '业务能力', most: 10, usual: 0.855, spread: 0.06, byHeads: true },
  { name: '领导评价', most: 5, usual: 0.9, spread: 0.045, byHeads: true },
  { name: '改革创新', most: 5, usual: 0.75, spread: 0.085, byHeads: false },
];
const service: Indicator = { name: '综合服务质量', most: 15, usual: 0.845, spread: 0.06, byHeads: false };
const control: Indicator = { name: '防控任务落实', most: 15, usual: 0.86, spread: 0.06, byHeads: false };

const indicatorsOf = (person: Person): readonly Indicator[] =>
  person.work === '综合服务'
    ? [...indicators, service]
    : person.work === '疫情防控'
      ? [...indicators, control]
      : indicators;

/** Some leaders are strict and some are kind, some give tenths and some halves; a unit has a tone of its own. */
function manner(rater: string, unit: string): { readonly tone: number; readonly coarse: boolean } {
  const draw = chance(`manner/${rater}`);
  return { tone: chance(`tone/${unit}`).normal() * 0.018 + draw.normal() * 0.014, coarse: draw.happens(0.15) };
}

export function ratePeople(tables: Tables): void {
  for (const person of people) {
    for (const indicator of indicatorsOf(person)) {
      const { name } = indicator;
      const suited = chance(`suited/${person.id}/${name}`).normal();
      const raters = [
        ...(indicator.byHeads && person.head !== undefined ? [['股组长', person.head] as const] : []),
        ['分管领导', person.deputy] as const,
        ['主要领导', person.principal] as const,
      ];
      for (const [role, rater] of raters) {
        const value = given(person, indicator, suited, rater);
        tables.points.push({ subject: person.id, indicator: name, rater, role, value });
      }
    }
  }
}

function given({ id, ability, unit }: Person, indicator: Indicator, suited: number, rater: string): string {
  const { name, most, usual, spread } = indicator;
  const { tone, coarse } = manner(rater, unit.name);
  const mood = chance(`given/${id}/${name}/${rater}`).normal() * 0.02;
  const share = usual + (ability + 0.5 * suited) * spread + tone + mood;
  const step = most >= 10 ? (coarse ? 50 : 10) : coarse ? 20 : 10;
  const steps = Math.round((share * most * 100) / step);
  return hundredths(Math.max(0, Math.min(most * 100, steps * step)));
}

const marks = ['好', '较好', '一般', '较差'] as const;

/** Not everybody votes on everybody; in the smallest units there are fewer than three to vote. */
export function tallyPeers(tables: Tables): void {
  for (const { id, ability, unit } of people) {
    const draw = chance(`peers/${id}`);
    const voters = Math.min(unit.people - 1, draw.whole(5, 12));
    const counts = [0, 0, 0, 0];
    for (let i = 0; i < voters; i++) {
      const opinion = ability + draw.normal() * 1.2;
      const mark = opinion > -0.3 ? 0 : opinion > -2 ? 1 : opinion > -3.6 ? 2 : 3;
      counts[mark] = (counts[mark] as number) + 1;
    }
    marks.forEach((value, i) => {
      const count = counts[i] as number;
      if (count > 0) tables.tallies.push({ poll: '内部互评', subject: id, value, count: String(count) });
    });
  }
}
