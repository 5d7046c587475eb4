/** What happened to people: awards and reprimands, leave and probation, and the results of the two quarters before. */
import { plusDays, run, someWorkday } from './calendar.ts';
import { type Person, people } from './people.ts';
import { type Chance, chance } from './random.ts';
import { hundredths, type Row, type Tables } from './tables.ts';
import { units } from './units.ts';

interface Happening {
  readonly code: string;
  readonly level?: string;
  /** How many ordinary people in a thousand meet with it, once or more. */
  readonly often: number;
  readonly good: boolean;
  /** At most so many in one row. */
  readonly count?: number;
}

const happenings: readonly Happening[] = [
  { code: '表彰奖励', level: '区级', often: 45, good: true },
  { code: '表彰奖励', level: '市级', often: 14, good: true },
  { code: '表彰奖励', level: '省级', often: 3, good: true },
  { code: '经验推广', level: '区级', often: 16, good: true },
  { code: '经验推广', level: '市级', often: 6, good: true },
  { code: '急难险重任务', often: 110, good: true, count: 3 },
  { code: '信息采用', often: 120, good: true, count: 4 },
  { code: '调研报告采用', often: 25, good: true },
  { code: '督办事项逾期', often: 40, good: false, count: 2 },
  { code: '通报批评', level: '单位', often: 16, good: false },
  { code: '通报批评', level: '区级', often: 6, good: false },
  { code: '迟到早退', often: 70, good: false, count: 3 },
  { code: '旷工', often: 2, good: false },
  { code: '廉政提醒谈话', often: 8, good: false },
  { code: '处理处分', level: '谈话函询', often: 4, good: false },
  { code: '处理处分', level: '诫勉', often: 1, good: false },
];

export function recordEvents(tables: Tables): void {
  for (const person of people) {
    for (const { code, level = '', often, good, count = 1 } of happenings) {
      const draw = chance(`event/${person.id}/${code}/${level}`);
      const lean = good ? 1 + 0.45 * person.ability : 1 - 0.55 * person.ability;
      if (!draw.happens((often / 1000) * Math.max(0.1, lean))) continue;
      const times = draw.happens(0.3) ? draw.whole(1, count) : 1;
      tables.events.push({
        subject: person.id,
        code,
        ...(level === '' ? {} : { level }),
        ...(times === 1 ? {} : { count: String(times) }),
        date: someWorkday(draw),
        ...keyOf(person, code, draw),
      });
    }
  }
}

/** Matters with a document have its number: several people of a unit may share one. */
function keyOf({ unit }: Person, code: string, draw: Chance): Row {
  const series: { readonly [code: string]: string } = { 表彰奖励: '表彰', 经验推广: '推广', 督办事项逾期: '督办' };
  const word = series[code];
  return word === undefined ? {} : { key: `${word}-${unit.code}-${draw.whole(1, 12)}` };
}

/** Short leaves and a few people on probation. Logs of weeks on leave need not be written. */
export function recordAbsences(tables: Tables): void {
  for (const { id } of people) {
    const draw = chance(`absence/${id}`);
    if (draw.happens(0.006)) tables.spells.push({ subject: id, attribute: '试用期', value: '是' });
    if (!draw.happens(0.018)) continue;
    const from = someWorkday(draw);
    const to = plusDays(from, draw.pick([2, 4, 6, 9, 13, 20]));
    const value = draw.pick(['病假', '病假', '事假', '脱产学习']);
    addLeave(tables, id, value, from, to < run.to ? to : run.to);
  }
}

/** A leave, and with it the logs and summaries that it excuses: those due in it. */
export function addLeave(tables: Tables, subject: string, value: string, from: string, to: string): void {
  tables.spells.push({ subject, attribute: '请假', value, from, to });
  tables.items.forEach((item, i) => {
    const due = item.due ?? '';
    if (item.subject !== subject || item.indicator === '岗位职责' || due < from || due > to) return;
    const { done: _, ...rest } = item;
    tables.items[i] = { ...rest, status: '免' };
  });
}

const past = [
  { period: '2025Q3', from: '2025-07-01', to: '2025-09-30' },
  { period: '2025Q4', from: '2025-10-01', to: '2025-12-31' },
] as const;
const SHARE_OF_GOOD = 0.4;

/** The two quarters before, for those who were there: 好 for the best two fifths of a unit, as far as they reach 90. */
export function rememberResults(tables: Tables): void {
  const onProbation = new Set(tables.spells.filter((s) => s.attribute === '试用期').map((s) => s.subject));
  for (const quarter of past) {
    for (const unit of units) {
      const scored = people
        .filter((person) => person.unit === unit && !onProbation.has(person.id))
        .filter(({ id }) => !chance(`newcomer/${id}`).happens(0.015))
        .map(({ id, ability }) => {
          const draw = chance(`past/${quarter.period}/${id}`);
          return { id, total: Math.round((89.6 + 3.6 * ability + 2.2 * draw.normal()) * 100) };
        });
      const seats = Math.floor(scored.length * SHARE_OF_GOOD);
      const best = new Set([...scored].sort((a, b) => b.total - a.total).slice(0, seats));
      for (const result of scored) {
        const { id, total } = result;
        const grade =
          total >= 9000 && best.has(result) ? '好' : total >= 8000 ? '较好' : total >= 6000 ? '一般' : '较差';
        tables.history.push({ subject: id, ...quarter, scheme: 'fengxiang-quarter', total: hundredths(total), grade });
      }
    }
  }
}
