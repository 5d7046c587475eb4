/** 公示: what was proposed hangs out for working days, and may be objected to. */
import { optional, record, required, type Shape, wholeNumber } from '../text/shape.ts';
import type { KindOfStage } from './kind.ts';

export interface NoticeStage {
  readonly kind: 'notice';
  readonly workingDays: number;
  /** Days in which an objection is decided. */
  readonly decide?: number;
}

interface Objections {
  readonly decide: number;
}
const objections: Shape<Objections> = record<Objections>(
  '异议',
  { decide: required(wholeNumber(1, 366), '几天内答复') },
  '{ decide: 5 }',
);
interface Written {
  readonly workingDays: number;
  readonly objections?: Objections;
}
const written: Shape<Written> = record<Written>(
  '公示',
  {
    workingDays: required(wholeNumber(1, 366), '公示几个工作日'),
    objections: optional(objections, '异议几天内答复'),
  },
  '{ workingDays: 5 }',
);

const asWritten = ({ workingDays, decide }: Omit<NoticeStage, 'kind'>): Written => ({
  workingDays,
  ...(decide === undefined ? {} : { objections: { decide } }),
});
const shape: Shape<Omit<NoticeStage, 'kind'>> = {
  expects: written.expects,
  read(from, path, into) {
    const read = written.read(from, path, into);
    if (read === undefined) return undefined;
    const { workingDays, objections: about } = read;
    return { workingDays, ...(about === undefined ? {} : { decide: about.decide }) };
  },
  write: (notice) => written.write(asWritten(notice)),
  schema: () => written.schema(),
  inside: (notice) => written.inside(asWritten(notice)),
};

export const notice: KindOfStage<NoticeStage> = {
  name: '公示',
  about: '公示拟定的结果，受理异议。',
  once: true,
  timed: false,
  after: ['record', 'poll', 'review', 'propose'],
  shape,
  say: ({ workingDays, decide }) =>
    `公示${workingDays}个工作日，受理异议${decide === undefined ? '' : `，自收到之日起${decide}日内答复`}，异议未办结的不定等次`,
};
