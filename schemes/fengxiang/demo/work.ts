/** What was to be done and what was achieved: logs, summaries, duties, and the figures of key work and windows. */
import { monthEnds, plusDays, run, someWorkday, sundays } from './calendar.ts';
import { type Person, people } from './people.ts';
import { type Chance, chance } from './random.ts';
import { hundredths, type Row, type Tables } from './tables.ts';

/** Units with much field work write their logs later. */
const busyness = (person: Person): number =>
  ({ town: 1.7, projects: 1.3, window: 1.1, health: 1.2, rural: 1.3, office: 0.7, body: 0.6 })[person.unit.trade] *
  (0.6 + chance(`busy/${person.unit.name}`).unit());

export function assignWork(tables: Tables): void {
  for (const person of people) {
    const { id, ability } = person;
    const draw = chance(`work/${id}`);
    // Nobody is careless at random throughout: who is late once is late again.
    const careless = clamp(0.08 * busyness(person) * (1 - 0.45 * ability) + 0.04 * draw.normal(), 0.004, 0.6);
    const item = (indicator: string, key: string, due: string, more: Row = {}): void => {
      tables.items.push({ key, subject: id, indicator, ...more, due, ...doneBy(due, careless, draw) });
    };
    sundays.forEach((due, week) => {
      item('周纪实', `第${week + 1}周`, due);
    });
    for (const due of monthEnds) item('月小结', `${Number(due.slice(5, 7))}月`, due);
    const duties = draw.whole(3, 8);
    for (let n = 1; n <= duties; n++) {
      item('岗位职责', `任务${n}`, someWorkday(draw), { weight: draw.pick(['1', '1', '1', '1.5', '2', '2', '3']) });
    }
  }
}

/** On time, late by up to twelve days, or not at all. */
function doneBy(due: string, careless: number, draw: Chance): Row {
  if (!draw.happens(careless)) return { done: plusDays(due, -draw.whole(0, 2)) };
  if (draw.happens(0.3)) return {};
  const done = plusDays(due, draw.whole(1, 12));
  return done > run.asOf ? {} : { done };
}

export function measureWork(tables: Tables): void {
  for (const person of people) {
    const { id, ability, work, atWindow } = person;
    const draw = chance(`measure/${id}`);
    const report = (figure: string, value: string, unit: string): void => {
      tables.measures.push({ subject: id, figure, value, unit });
    };
    if (work === '乡村振兴') {
      // Households visited of those assigned.
      const households = draw.whole(24, 90);
      const visited = Math.round(households * clamp(0.93 + 0.04 * ability + 0.025 * draw.normal(), 0.4, 1));
      report('入户走访率', hundredths(Math.round((visited * 10_000) / households)), '%');
    }
    if (work === '项目建设') {
      const planned = draw.whole(6, 240) * 50;
      const share = clamp(0.935 + 0.05 * ability + 0.035 * draw.normal(), 0.45, 1.15);
      report('计划投资', String(planned), '万元');
      report('完成投资', hundredths(Math.round(planned * share * 10) * 10), '万元');
    }
    if (atWindow) {
      report('按期办结率', hundredths(Math.round(clamp(95.5 + 2 * ability + draw.normal(), 70, 100) * 10) * 10), '%');
    }
  }
}

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));
