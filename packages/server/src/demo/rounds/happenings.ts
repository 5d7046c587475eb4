/** What happens to people in a quarter besides their weeks: highlights, faults, duties done in time or not. */
import { daysLater } from '../../features/roster/spans.ts';
import { chance } from '../chance.ts';
import { type DemoRound, report, type Setting } from './quarter.ts';
import { faults, highlights } from './words.ts';

/** Days in the middle of a quarter on which something happens. */
const HAPPENINGS = [17, 26, 40, 58, 66];

/** What people report of themselves and what the unit records against some, in turn. */
export async function happen(setting: Setting, round: DemoRound): Promise<void> {
  const { hands } = setting;
  const draw = chance(`happenings/${round.term.from}`);
  const unit = hands.by('unit');
  const left = round.subjects.filter(({ id }) => hands.of(id).account !== unit.account);
  for (const [nth, after] of HAPPENINGS.entries()) {
    const day = daysLater(round.term.from, after);
    const [one] = left.splice(draw.whole(0, left.length - 1), 1);
    if (one === undefined) throw new Error('nobody is left to whom something happens');
    const isFault = nth % 2 === 1;
    const what = draw.pick(isFault ? faults : highlights);
    await report(setting, round, isFault ? unit : hands.of(one.id), { person: one.id, day, what });
  }
}

/** Three duties of everybody with their weight, when they were due and done; and the share of households visited. */
export function dataOf({ subjects, term }: DemoRound) {
  const items = subjects.flatMap(({ id: subject }) =>
    ['重点项目推进', '日常业务办理', '资料归档报送'].map((key, nth) => {
      const draw = chance(`duty/${subject}/${key}/${term.from}`);
      const due = daysLater(term.to, -draw.whole(2, 20));
      const done = daysLater(due, draw.happens(0.08) ? draw.whole(1, 2) : -draw.whole(0, 5));
      return { subject, key, indicator: 'duties', weight: String(3 - nth), due, done };
    }),
  );
  const measures = subjects.map(({ id: subject }) => {
    const draw = chance(`visits/${subject}/${term.from}`);
    const value = draw.weighted([
      [`${draw.whole(95, 99)}.${draw.whole(0, 9)}`, 7],
      [`${draw.whole(86, 94)}.${draw.whole(0, 9)}`, 3],
    ]);
    return { subject, figure: '入户走访率', value };
  });
  return { items, measures };
}
