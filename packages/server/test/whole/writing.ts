/** Everybody writes their weeks and months: most in time, some late, few never; from two devices, twice, after a kill. */
import { daysLater } from '../../src/features/roster/spans.ts';
import { drawOf, newKey } from './beginning.ts';
import { byMany } from './hands.ts';
import { at, type Playing, type Subject } from './playing.ts';
import { refusedWith } from './refused.ts';

interface Span {
  readonly entry: string;
  readonly span: string;
  readonly ends: string;
  readonly due: string;
  readonly state: string;
}

interface Task {
  readonly subject: Subject;
  readonly span: Span;
}

/** In the order of the days, `before` each of them; kills fall into some. */
export async function writeAll(
  playing: Playing,
  touched: ReadonlySet<string>,
  before: (day: string) => Promise<void>,
): Promise<void> {
  const { place, subjects, extent, say } = playing;
  const [first] = subjects;
  if (first === undefined) throw new Error('nobody is assessed');
  const days = new Map<string, Task[]>();
  const spans = await spansOf(playing, subjects.find(({ person }) => !touched.has(person)) ?? first);
  for (const subject of subjects) {
    // Whoever is on leave or moves looks at what is asked of them; the others know that it is every week.
    const own = touched.has(subject.person) ? await spansOf(playing, subject) : spans;
    for (const span of own) {
      if (span.state === 'excused') continue;
      const draw = drawOf('entry', subject.person, span.span);
      if (draw.happens(0.02)) continue;
      const day = draw.happens(0.05) ? daysLater(span.due, draw.whole(1, 3)) : daysLater(span.ends, 1);
      days.set(day, [...(days.get(day) ?? []), { subject, span }]);
    }
  }
  const order = [...days].sort(([a], [b]) => (a < b ? -1 : 1));
  const most = Math.max(...order.map(([, tasks]) => tasks.length));
  let kills = extent.kills;
  for (const [day, tasks] of order) {
    await before(day);
    await place.at(day);
    if (kills > 0 && tasks.length > most / 2) {
      kills -= 1;
      place.killAfter(Math.floor(tasks.length * drawOf('kill', day).whole(1, 9)) / 10);
    }
    await byMany(extent.hands, tasks, (task) => write(playing, task));
    await place.settled();
    if (tasks.length > most / 2) say(`${day}: ${tasks.length} entries`);
  }
}

async function spansOf({ place, round }: Playing, { user }: Subject): Promise<readonly Span[]> {
  const { rounds } = await place.well(user, 'GET /api/me/logs');
  const own = rounds.find((one: { round: { id: string } }) => one.round.id === round);
  return own.entries.flatMap(({ entry, spans }: { entry: string; spans: Span[] }) =>
    spans.map((one) => ({ ...one, entry })),
  );
}

async function write(playing: Playing, { subject, span: { entry, span } }: Task): Promise<void> {
  const { place, done } = playing;
  const { user, person } = subject;
  const draw = drawOf('words', person, entry, span);
  const path = at(playing, `/logs/${person}/${entry}/${span}`);
  // On the phone the day's page and the form come first.
  const draft = entry === 'monthly' || draw.happens(0.2) ? await place.well(user, `GET ${path}`) : undefined;
  if (draw.happens(0.2)) await place.well(user, 'GET /api/home');
  const text =
    draft?.draft ??
    `${span}：${draw.pick(WORK)}，${draw.pick(WORK)}。𠮷字台账已核对，编号 ${subject.name}${person.slice(-6)}。`;
  const { indicators: known } = playing.rules;
  const indicators = known.length === 0 ? [] : [draw.pick(known)];
  const body = { text, indicators, photos: [], revision: 0 };
  const key = newKey();
  const first = await place.ask(user, `POST ${path}`, { body, key });
  if (first.status !== 200) throw new Error(`${path}: ${first.status} ${first.bytes}`);
  const key0 = `${person}/${entry}/${span}`;
  done.entries.set(key0, text.trim());
  if (draw.happens(0.03)) {
    // The phone wasn't sure, and sends it once more.
    const twice = await place.ask(user, `POST ${path}`, { body, key });
    if (!twice.bytes.equals(first.bytes)) throw new Error('sent twice it was answered in another way');
    // The other device doesn't know of it.
    refusedWith(await place.ask(user, `POST ${path}`, { body }), 409, 'log-changed-elsewhere');
  }
  if (draw.happens(0.03)) {
    const changed = { ...body, text: `${text}（补充）`, revision: 1 };
    await place.well(user, `POST ${path}`, changed);
    done.entries.set(key0, changed.text);
  }
}

const WORK = [
  '走访农户三户，核对产业台账',
  '整理上季度档案，归档二十一卷',
  '到项目工地协调用地手续',
  '起草会议纪要并印发各科室',
  '接待来办事的群众，当场办结五件',
  '参加业务培训，整理学习笔记',
  '核对预算执行情况，报送报表',
  '巡查河道，上报整改一处',
];
