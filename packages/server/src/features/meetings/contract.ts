import { z } from 'zod';
import { contract } from '../../http/contract.ts';
import { saying } from '../../http/shapes.ts';
import { ranked } from '../polls/result-shapes.ts';
import { day, named } from '../roster/shapes.ts';
import {
  agendaKind,
  comments,
  line,
  manner,
  need,
  page,
  person,
  pollLine,
  reportState,
  revision,
  state,
} from './shapes.ts';

const MOST_REPORTERS = 60;
const MOST_GROUPS = 12;
const MOST_INVITEES = 500;
const MOST_PEOPLE = 5000;
const MOST_ITEMS = 200;

const params = z.object({ id: z.uuid() });

const said = {
  title: saying(100, '请填写会议名称。'),
  day,
  begins: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, '请写成 14:30 的样子。')
    .optional(),
  place: saying(100, '请填写会议地点。'),
  chair: z.uuid('请选择主持人。'),
  comments,
  /** The last day on which reports may be handed in. */
  due: day,
  reporters: z
    .array(z.object({ person: z.uuid(), manner }))
    .min(1, '请至少列出一名述职人。')
    .max(MOST_REPORTERS, `述职人最多 ${MOST_REPORTERS} 名，请分场召开。`),
  groups: z
    .array(
      z.object({
        name: saying(20, '请填写参会人员类别，如“党员”。'),
        /** Of a group by number alone; with names their number counts. */
        invited: z.int().min(1, '应到人数至少为 1。').max(MOST_PEOPLE, `应到人数最多 ${MOST_PEOPLE}。`).optional(),
        needs: need,
        people: z.array(z.uuid()).max(MOST_INVITEES, `按姓名邀请的最多 ${MOST_INVITEES} 人，请改填人数。`),
      }),
    )
    .max(MOST_GROUPS, `参会人员最多分 ${MOST_GROUPS} 类。`),
};

const planRefusals = [
  'meeting-changed',
  'meeting-begun',
  'meeting-over',
  'person-unknown',
  'reporter-twice',
  'reporter-elsewhere',
  'group-twice',
  'group-without-number',
  'invitee-twice',
  'due-after-meeting',
  'reporter-has-report',
] as const;

export const meetingsContract = contract({
  'GET /api/meetings': {
    about: '由本人组织的述职测评会，日期晚的在前，最多 200 个。',
    returns: z.object({ meetings: z.array(z.object({ ...line, unit: named, reporters: z.int(), handedIn: z.int() })) }),
    refusals: [],
  },
  'POST /api/meetings': {
    about: '筹备一次述职测评会；议程按述职人自动排好。',
    body: z.object({ unit: z.uuid(), ...said }),
    returns: page,
    refusals: planRefusals,
  },
  'GET /api/meetings/:id': { about: '一次述职测评会的全部情况。', params, returns: page, refusals: [] },
  'PUT /api/meetings/:id': {
    about: '修改筹备中的会议；述职人、述职方式或者点评方式变了，议程重新排。',
    params,
    body: z.object({ revision, ...said }),
    returns: page,
    refusals: planRefusals,
  },
  'PUT /api/meetings/:id/due': {
    about: '改述职报告的提交期限。',
    params,
    body: z.object({ revision, due: day }),
    returns: page,
    refusals: planRefusals,
  },
  'DELETE /api/meetings/:id': {
    about: '删除筹备中的会议；已有人提交述职报告的不能删除。',
    params,
    returns: z.object({}),
    refusals: ['meeting-begun', 'meeting-has-records', 'meeting-has-polls'],
  },
  'PUT /api/meetings/:id/agenda': {
    about: '调整议程：顺序、名称、增减。',
    params,
    body: z.object({
      revision,
      items: z
        .array(
          z.object({
            /** Of an item that is there already. */
            id: z.uuid().optional(),
            kind: agendaKind,
            person: z.uuid().optional(),
            title: saying(100, '请填写议程名称。').optional(),
          }),
        )
        .min(1, '议程至少要有一项。')
        .max(MOST_ITEMS, `议程最多 ${MOST_ITEMS} 项。`),
    }),
    returns: page,
    refusals: [
      'meeting-changed',
      'meeting-over',
      'agenda-stranger',
      'agenda-report-missing',
      'agenda-report-twice',
      'agenda-item-on',
    ],
  },
  'PUT /api/meetings/:id/attendance/:group': {
    about: '登记一类参会人员的实到人数，或者逐人勾选到会的人。',
    params: params.extend({ group: z.uuid() }),
    body: z.union([
      z.object({ arrived: z.int().min(0, '人数不能小于 0。') }),
      z.object({ people: z.array(z.uuid()).max(MOST_INVITEES) }),
    ]),
    returns: page,
    refusals: ['meeting-over', 'too-many-arrived', 'not-invited'],
  },
  'POST /api/meetings/:id/open': {
    about: '会议开始。到会人数不够的，须写明理由。',
    params,
    body: z.object({ reason: saying(200, '请写明理由。').optional() }),
    returns: page,
    refusals: ['meeting-begun', 'not-enough'],
  },
  'PUT /api/meetings/:id/item': {
    about: '进行到议程的哪一项。',
    params,
    body: z.object({ item: z.uuid() }),
    returns: page,
    refusals: ['meeting-not-running', 'agenda-item-unknown'],
  },
  'PUT /api/meetings/:id/results': {
    about: '在会场大屏公布测评结果，或者收回。',
    params,
    body: z.object({ shown: z.boolean() }),
    returns: page,
    refusals: ['meeting-not-begun'],
  },
  'POST /api/meetings/:id/close': {
    about: '会议结束，到会情况记入台账。',
    params,
    returns: page,
    refusals: ['meeting-not-running'],
  },
  'GET /api/meetings/:id/screen': {
    about: '会场大屏：议程、到会情况、测评进度，考核办公布后还有结果。',
    params,
    returns: z.object({
      title: z.string(),
      place: z.string(),
      day: z.string(),
      state,
      now: z.string().optional(),
      /** Both sentences, one a line. */
      attendance: z.array(z.string()),
      agenda: z.array(z.object({ title: z.string(), at: z.enum(['done', 'now', 'later']) })),
      polls: z.array(pollLine),
      /** The office has released the results of the meeting's polls to the hall. */
      resultsShown: z.boolean(),
    }),
    refusals: [],
  },
  'GET /api/meetings/:id/results': {
    about: '会场公布的测评结果：名次和平均分，不含各评价主体的票数；没有公布的不给。',
    params,
    returns: z.object({
      polls: z.array(
        z.object({
          id: z.string(),
          title: z.string(),
          boards: z.array(
            z.object({
              name: z.string(),
              questions: z.array(
                z.object({
                  id: z.string(),
                  name: z.string(),
                  /** By place; who has no mean comes last. */
                  rows: z.array(ranked),
                }),
              ),
            }),
          ),
        }),
      ),
    }),
    refusals: ['results-not-shown'],
  },
  'GET /api/my-meetings': {
    about: '与本人有关的述职测评会：要写的述职报告，可以看的述职报告，由本人主持的会议。',
    returns: z.object({
      meetings: z.array(
        z.object({
          ...line,
          chair: named,
          due: z.string(),
          /** What the asker has to do with it. */
          presides: z.boolean(),
          invited: z.boolean(),
          own: z.object({ manner, mannerName: z.string(), report: reportState, reportName: z.string() }).optional(),
          /** Published reports. */
          reports: z.array(person),
        }),
      ),
    }),
    refusals: [],
  },
});
