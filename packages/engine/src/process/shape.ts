/** A stage in the text: its common keys, and exactly one kind of work. */
import { idShape, label, markFields } from '../scheme/amount.ts';
import { describedFields, insideFields, readFields, writeFields } from '../text/fields.ts';
import { listed } from '../text/key-names.ts';
import { type Fields, listOf, namedList, optional, required, type Shape, text, wholeNumber } from '../text/shape.ts';
import { stageKinds } from './index.ts';
import type { Stage, StageKind, StageWork } from './stage.ts';

type Body = Omit<Stage, 'id' | 'work'>;

const bodyFields: Fields<Body> = {
  name: required(text, '中文名称'),
  ...markFields,
  days: optional(wholeNumber(1, 366), '用时几天，从上一步结束起算'),
  imports: optional(listOf(label, { orOne: true }), '本步结束前由办公室导入的评分：层级，或不分层级的评分指标的编号'),
};
const bodyKeys = Object.keys(bodyFields) as (keyof Body & string)[];
const kinds = Object.keys(stageKinds) as StageKind[];
const named: ReadonlyMap<string, string> = new Map(kinds.map((kind) => [kind, stageKinds[kind].name]));
const shapeOf = (kind: StageKind): Shape<object> => stageKinds[kind].shape as unknown as Shape<object>;

const stage: Shape<Omit<Stage, 'id'>> = {
  expects: '步骤',
  read(from, path, into) {
    if (from.kind !== 'map') {
      return into.unexpected('步骤（写成键值表，如 { name: 公示, notice: { workingDays: 5 } }）', from, path);
    }
    const body = readFields<Body>(from, path, into, bodyFields, bodyKeys, '步骤', named);
    const found = from.entries.flatMap((entry) => {
      const kind = kinds.find((k) => k === entry.key);
      return kind === undefined ? [] : [{ kind, value: entry.value }];
    });
    const [only, ...others] = found;
    // Of a misspelt kind that alone was told which key it is.
    if (only === undefined)
      return body === undefined ? undefined : into.report('stage-no-work', from.at, path, { known: listed(named) });
    if (others.length > 0) {
      const works = found.map(({ kind }) => `${kind}（${named.get(kind)}）`).join('、');
      return into.report('stage-two-works', from.at, path, { works });
    }
    const work = shapeOf(only.kind).read(only.value, [...path, only.kind], into);
    if (body === undefined || work === undefined) return undefined;
    return { ...body, work: { kind: only.kind, ...work } as StageWork };
  },
  write(value) {
    const { kind, ...work } = value.work;
    return { entries: [...writeFields<Body>(value, bodyFields, bodyKeys), [kind, shapeOf(kind).write(work)]] };
  },
  schema: () => ({
    type: 'object',
    additionalProperties: false,
    required: ['name'],
    properties: {
      ...describedFields(bodyFields, bodyKeys),
      ...Object.fromEntries(kinds.map((k) => [k, { ...shapeOf(k).schema(), description: stageKinds[k].about }])),
    },
    oneOf: kinds.map((k) => ({ required: [k] })),
  }),
  inside(value) {
    const { kind, ...work } = value.work;
    return [...insideFields<Body>(value, bodyFields, bodyKeys), { shape: shapeOf(kind), value: work, path: [kind] }];
  },
};

/** The section `process`: stages by id, in order. */
export const processShape: Shape<readonly Stage[]> = namedList<'id', Stage>('id', idShape, stage, { most: 40 });
