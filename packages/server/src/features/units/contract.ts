import { z } from 'zod';
import { contract } from '../../http/contract.ts';
import { lawCodes } from '../roster/law-refusals.ts';
import { code, day, holder, named, revision, span, title, unitKind } from '../roster/shapes.ts';

const params = z.object({ id: z.uuid() });
const asOf = z.object({
  /** Absent: today. */
  day: day.optional(),
});

const unit = z.object({
  id: z.string(),
  revision: z.string(),
  parent: z.string().optional(),
  kind: unitKind,
  kindName: z.string(),
  name: z.string(),
  code: z.string().optional(),
  since: z.string().optional(),
  until: z.string().optional(),
});

const oversight = z.object({
  id: z.string(),
  revision: z.string(),
  leader: named,
  unit: named,
  since: z.string(),
  until: z.string().optional(),
});

const unitPage = z.object({
  day: z.string(),
  unit,
  /** From the county down to the unit itself. */
  path: z.array(named),
  below: z.array(unit.extend({ people: z.number() })),
  /** Posts that are held in the unit itself, leaders first. */
  people: z.array(holder),
  /** Who is in charge of the unit and of those directly below it, and who was, the present first. */
  oversight: z.array(oversight),
  abilities: z.object({
    edit: z.boolean(),
    close: z.boolean(),
    addUnit: z.boolean(),
    addPerson: z.boolean(),
    oversee: z.boolean(),
  }),
});

const said = { name: title, kind: unitKind, parent: z.uuid().optional(), code, since: day.optional() };

export const unitsContract = contract({
  'GET /api/units': {
    about: '单位树：某一天存续的全部单位，上级在前，附人数（按主职计）。',
    query: asOf,
    returns: z.object({
      day: z.string(),
      units: z.array(
        unit.omit({ revision: true }).extend({
          /** Main posts in the unit itself, and in it and everything below. */
          people: z.number(),
          all: z.number(),
        }),
      ),
      abilities: z.object({ add: z.boolean() }),
    }),
    refusals: [],
  },
  'GET /api/units/:id': {
    about: '一个单位：上级、下级、在任人员、分管领导。',
    params,
    query: asOf,
    returns: unitPage,
    refusals: [],
  },
  'POST /api/units': { about: '新设单位。', body: z.object(said), returns: unitPage, refusals: lawCodes },
  'PUT /api/units/:id': {
    about: '更正或者变更单位：名称、类别、上级、代码、设立日期。没有给出的设立日期、代码视为没有。',
    params,
    body: z.object({ revision, ...said }),
    returns: unitPage,
    refusals: lawCodes,
  },
  'PUT /api/units/:id/until': {
    about: '撤销单位，写明最后一天；不给日期则取消撤销。',
    params,
    body: z.object({ revision, until: day.optional() }),
    returns: unitPage,
    refusals: lawCodes,
  },
  'POST /api/units/:id/oversight': {
    about: '指定分管领导。',
    params,
    body: z.object({ leader: z.uuid(), ...span }),
    returns: unitPage,
    refusals: lawCodes,
  },
  'PUT /api/oversight/:id': {
    about: '更正或者结束一段分管。',
    params,
    body: z.object({ revision, ...span }),
    returns: unitPage,
    refusals: lawCodes,
  },
});
