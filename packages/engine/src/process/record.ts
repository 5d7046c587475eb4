/** 纪实: what people write down of their own work, week by week, month by month. */
import { idShape, type Marks, markFields } from '../scheme/amount.ts';
import { choice } from '../text/choice.ts';
import type { Path } from '../text/located.ts';
import { offered } from '../text/nearest.ts';
import { namedList, optional, record as recordShape, required, text, under, wholeNumber } from '../text/shape.ts';
import type { KindOfStage, ProcessChecking } from './kind.ts';

const whiles = { week: '每周', month: '每月', quarter: '每季度' } as const;
const lates = { mark: '可以补记，注明逾期', refuse: '不再接收' } as const;

export interface RecordEntry extends Marks {
  readonly id: string;
  readonly name: string;
  readonly every: keyof typeof whiles;
  /** Days after the end of that while until which it counts as in time. */
  readonly due: number;
  /** Whether a late one is taken and marked, or not taken. */
  readonly late: keyof typeof lates;
  /** The completion figure that counts them. */
  readonly figure?: string;
  /** Another entry that this one sums up. */
  readonly from?: string;
}

export interface RecordStage {
  readonly kind: 'record';
  readonly entries: readonly RecordEntry[];
}

const entry = recordShape<Omit<RecordEntry, 'id'>>(
  '纪实',
  {
    name: required(text, '中文名称'),
    ...markFields,
    every: required(choice(whiles), '多久一次'),
    due: required(wholeNumber(0, 366), '那一周、月或季度结束后几天内算按时'),
    late: required(choice(lates), '逾期的怎么办'),
    figure: optional(idShape, '哪个完成率指标计算它'),
    from: optional(idShape, '由哪项纪实汇总而来'),
  },
  '{ name: 周纪实, every: week, due: 3, late: mark }',
);

const ends: { readonly [E in RecordEntry['every']]: string } = { week: '当周', month: '当月', quarter: '当季' };
const rhythm = Object.keys(whiles) as RecordEntry['every'][];

export const record: KindOfStage<RecordStage> = {
  name: '纪实',
  about: '本人在考核期内按周、月、季度写下工作情况。',
  once: true,
  timed: false,
  after: [],
  shape: under('entries', namedList<'id', RecordEntry>('id', idShape, entry)),
  check({ entries }, path, over) {
    for (const one of entries) checkEntry(one, entries, [...path, one.id], over);
  },
  say: ({ entries }, { named }) =>
    entries
      .map(({ name, every, due, late, figure, from }) => {
        const source = entries.find(({ id }) => id === from);
        const until = due === 0 ? `${ends[every]}内` : `${ends[every]}结束后${due}日内`;
        return [
          `${name}由本人${whiles[every]}填写一次，${until}为按时，逾期的${lates[late]}`,
          ...(source === undefined ? [] : [`由${source.name}汇总`]),
          ...(figure === undefined ? [] : [`完成情况计入${named(figure)}`]),
        ].join('，');
      })
      .join('；'),
};

function checkEntry(one: RecordEntry, all: readonly RecordEntry[], path: Path, over: ProcessChecking): void {
  const { checking, report } = over;
  if (one.figure !== undefined) {
    const id = one.figure;
    const figure = checking.figure(id);
    if (figure === undefined)
      report('figure-unknown', [...path, 'figure'], () => ({ id, near: checking.nearFigure(id) }));
    else if (figure.term.kind !== 'completion')
      report('entry-not-completion', [...path, 'figure'], { name: checking.nameOf(figure) });
  }
  if (one.from === undefined) return;
  const source = all.find(({ id }) => id === one.from);
  if (source === undefined) {
    const id = one.from;
    report('entry-unknown', [...path, 'from'], () =>
      offeredEntry(
        id,
        all.map((e) => e.id),
      ),
    );
  } else if (rhythm.indexOf(source.every) >= rhythm.indexOf(one.every)) {
    // Rarer from more frequent ones: nothing sums up itself, nor go entries round in a circle.
    report('entry-sums-up', [...path, 'from'], { name: one.name, from: source.name });
  }
}

const offeredEntry = (id: string, known: readonly string[]): Record<string, string> => ({ id, ...offered(id, known) });
